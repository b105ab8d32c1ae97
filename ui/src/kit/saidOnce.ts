import { useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import type { RefusalLike } from '../i18n/refusal';

/** Beside its own field a refusal is said before anywhere else; of several places that could say it, the last does. */
const rank = { field: 1, place: 0 } as const;
type Kind = keyof typeof rank;

interface Sayer {
  refusal: RefusalLike;
  kind: Kind;
}

let sayers: readonly Sayer[] = [];
const watching = new Set<() => void>();

function say(next: readonly Sayer[]): void {
  sayers = next;
  for (const tell of watching) tell();
}

function watch(changed: () => void): () => void {
  watching.add(changed);
  return () => watching.delete(changed);
}

function chosen(refusal: RefusalLike): Sayer | undefined {
  const all = sayers.filter((one) => one.refusal === refusal);
  return all.findLast((one) => rank[one.kind] === Math.max(...all.map(({ kind }) => rank[kind])));
}

/** Whether this is the place that says the refusal: it is said once, however many places know of it. */
export function useSaysIt(refusal: RefusalLike | null | undefined, kind: Kind): boolean {
  const sayer = useMemo(() => (refusal ? { refusal, kind } : undefined), [refusal, kind]);
  useLayoutEffect(() => {
    if (!sayer) return;
    say([...sayers, sayer]);
    return () => say(sayers.filter((one) => one !== sayer));
  }, [sayer]);
  const one = useSyncExternalStore(watch, () => (refusal ? chosen(refusal) : undefined));
  return sayer !== undefined && (one === undefined || one === sayer);
}
