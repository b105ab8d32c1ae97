import { useMemo } from 'react';
import { useDraft } from '../../kit/draft';
import { clashing, differ, overlaid } from '../../kit/merging';

interface Kept<Value> {
  /** What stood there when the typing began, and its version. */
  base: Value;
  version: number;
  mine: Value;
}

export interface SharedForm<Value> {
  value: Value;
  set: (patch: Partial<Value>) => void;
  /** The version to write against. */
  version: number;
  /** Something is typed that is not saved. */
  dirty: boolean;
  restored: boolean;
  /** Fields that somebody else changed as well; empty when nothing has to be asked. */
  clashes: (keyof Value)[];
  keepMine: () => void;
  takeTheirs: () => void;
  /** After the write was answered. */
  clear: () => void;
}

/** A form over a record that others may change at the same time; the draft lives at this station until saved. */
export function useSharedForm<Value extends object>(
  key: string,
  theirs: Value,
  version: number,
): SharedForm<Value> {
  const draft = useDraft<Kept<Value> | null>(key, null);
  const kept = draft.value;
  const state = useMemo(() => {
    if (!kept) return { value: theirs, clashes: [] as (keyof Value)[], version };
    const clashes = kept.version === version ? [] : clashing(kept.base, kept.mine, theirs);
    return clashes.length > 0
      ? { value: kept.mine, clashes, version: kept.version }
      : { value: overlaid(kept.base, kept.mine, theirs), clashes, version };
  }, [kept, theirs, version]);

  const rebase = (mine: Value) => draft.set({ base: theirs, version, mine });
  return {
    ...state,
    dirty: kept !== null && differ(state.value, theirs),
    restored: draft.restored && kept !== null,
    set: (patch) =>
      draft.set((before) => {
        const from = before && state.clashes.length > 0 ? before : null;
        return from
          ? { ...from, mine: { ...from.mine, ...patch } }
          : {
              base: theirs,
              version,
              mine: { ...(before ? overlaid(before.base, before.mine, theirs) : theirs), ...patch },
            };
      }),
    keepMine: () => kept && rebase(overlaid(kept.base, kept.mine, theirs)),
    takeTheirs: () => {
      if (!kept) return;
      const mine = overlaid(kept.base, kept.mine, theirs);
      for (const field of state.clashes) mine[field] = theirs[field];
      rebase(mine);
    },
    clear: draft.clear,
  };
}
