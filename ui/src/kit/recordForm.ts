import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useDraft } from './draft';
import type { Lack } from './lacks';
import { clashing, differ, overlaid } from './merging';

interface Kept<Value> {
  /** What stood there when the typing began. */
  base: Value;
  mine: Value;
}

export interface RecordForm<Value> {
  value: Value;
  /** What the file holds now. */
  theirs: Value;
  set: (patch: Partial<Value> | ((before: Value) => Partial<Value>)) => void;
  /** Something is typed that is not saved. */
  dirty: boolean;
  /** The typing comes from an earlier sitting. */
  restored: boolean;
  /** Fields somebody else changed meanwhile, too; while there are any, nothing may be saved. */
  clashes: (keyof Value)[];
  answer: (field: keyof Value, keep: 'mine' | 'theirs') => void;
  /** After the write was answered, or to give the typing up. */
  clear: () => void;
}

/**
 * A form over a record that others may change at the same time. `key` names the draft at this station, `theirs` is
 * what the file holds now; keep it the same object while it says the same.
 */
export function useRecordForm<Value extends object>(key: string, theirs: Value): RecordForm<Value> {
  const draft = useDraft<Kept<Value> | null>(key, null);
  const kept = draft.value;
  const state = useMemo(() => {
    if (!kept) return { value: theirs, clashes: [] as (keyof Value)[] };
    const { base, mine } = kept;
    return { value: overlaid(base, mine, theirs), clashes: clashing(base, mine, theirs) };
  }, [kept, theirs]);

  return {
    ...state,
    theirs,
    dirty: kept !== null && differ(state.value, theirs),
    restored: draft.restored && kept !== null && differ(state.value, theirs),
    set: (patch) =>
      draft.set((before) => {
        const patched = (value: Value): Value => ({
          ...value,
          ...(typeof patch === 'function' ? patch(value) : patch),
        });
        if (!before) return { base: theirs, mine: patched(theirs) };
        // What they changed alone is taken over at the next stroke; what clashes keeps its old ground.
        const asked = clashing(before.base, before.mine, theirs);
        const base = { ...theirs };
        for (const field of asked) base[field] = before.base[field];
        return { base, mine: patched(overlaid(before.base, before.mine, theirs)) };
      }),
    answer: (field, keep) =>
      draft.set((before) =>
        before
          ? {
              base: { ...before.base, [field]: theirs[field] },
              mine: keep === 'mine' ? before.mine : { ...before.mine, [field]: theirs[field] },
            }
          : before,
      ),
    clear: draft.clear,
  };
}

/** Nothing is saved before each clash has an answer. */
export const clashLacks = (t: TFunction, { clashes }: { clashes: readonly unknown[] }): Lack[] =>
  clashes.length > 0 ? [{ says: t('words:clash.first'), at: 'clash' }] : [];
