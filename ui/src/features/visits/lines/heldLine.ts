import type { Line, LineFigures, Visit } from '@bindings';
import { useEffect, useRef } from 'react';
import { useDraft } from '../../../kit/draft';
import { clashing, differ, overlaid } from '../../../kit/merging';
import { isYours, lineOf } from '../visit/visit';
import { type Editing, figuresOf } from './figures';

/** The line in the form as this station keeps it. */
interface Held {
  /** Null for a line that is new. */
  line: { id: number; version: number } | null;
  /** What stood there when the form was opened. */
  base: LineFigures;
  mine: LineFigures;
}

export interface HeldLine {
  /** Null for a line that is new. */
  id: number | null;
  /** The line as the visit has it now; undefined for a new one, and for one somebody removed meanwhile. */
  current: Line | undefined;
  figures: LineFigures;
  /** What the writing goes against, when the person was told of the line's change to version `told`. */
  versionFor: (told: number | undefined) => number;
  set: (patch: Partial<LineFigures>) => void;
  /** Saved, or given up by the person. */
  close: () => void;
}

/** What is being typed in, against the line as somebody else may have left it meanwhile. */
function heldAgainst(held: Held, current: Line | undefined): Pick<HeldLine, 'figures' | 'versionFor'> {
  const known = held.line?.version ?? 0;
  if (!current) return { figures: held.mine, versionFor: () => known };
  const theirs = figuresOf(current);
  // Where both changed the same, the host is asked with the version from before, so that it refuses once.
  const clash = clashing(held.base, held.mine, theirs).length > 0;
  return {
    figures: overlaid(held.base, held.mine, theirs),
    versionFor: (told) => (clash && told !== current.version ? known : current.version),
  };
}

/**
 * The line that is open in the form. It belongs to the visit and not to the table, because the table moves to
 * another place of the page when another station carries the visit on; and it outlives a reload.
 */
export function useHeldLine(visit: Visit): { open: (editing: Editing) => void; held: HeldLine | null } {
  const draft = useDraft<Held | null>(`visit/${visit.order.id}/line`, null);
  const { value, set, clear, restored } = draft;
  const current = value?.line ? lineOf(visit, value.line.id) : undefined;

  // A line just made of a suggestion may be in the form before the visit has been read anew: it is not gone.
  const seen = useRef<number>(undefined);
  if (current) seen.current = current.id;
  const gone = Boolean(value?.line) && !current && (restored || seen.current === value?.line?.id);
  const dropped = gone && value !== null && !differ(value.base, value.mine);
  useEffect(() => {
    if (dropped) clear();
  }, [dropped, clear]);

  // Who may not change lines is not met by a form left open by somebody else; one at work keeps what is open.
  const opened = useRef(false);
  opened.current = value !== null && (opened.current || isYours(visit, 'edit_lines'));

  return {
    open: ({ line, figures }) =>
      set({ line: line && { id: line.id, version: line.version }, base: figures, mine: figures }),
    held:
      value && opened.current && !dropped
        ? {
            id: value.line?.id ?? null,
            current,
            ...heldAgainst(value, current),
            set: (patch) => set((before) => before && { ...before, mine: { ...before.mine, ...patch } }),
            close: clear,
          }
        : null,
  };
}
