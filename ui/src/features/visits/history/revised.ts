import type { Estimate, Visit } from '@bindings';

/**
 * What an estimate says in the story of a visit: the first what it offers, each after it what it changed and what all
 * of it came to before and after. Of one that offers what waits once more the lines are told.
 */
export function saidOf(visit: Visit, estimate: Estimate) {
  const names = estimate.lines.map((line) => line.name).join(' · ');
  const facts = { number: estimate.number, amount: estimate.total, revision: estimate.revision };
  const revised = visit.revisions.find((one) => one.estimate_id === estimate.id);
  if (!revised || estimate.revision < 2) return { sentence: 'estimate', values: facts, note: names };
  const changes = [
    ...revised.added.map((one) => `+ ${one.name}`),
    ...revised.replaced.map((one) => `${one.name_before} → ${one.name}`),
  ];
  return {
    sentence: 'revised',
    values: { ...facts, before: revised.sum_before, after: revised.sum_after },
    note: changes.length > 0 ? changes.join(' · ') : names,
  };
}
