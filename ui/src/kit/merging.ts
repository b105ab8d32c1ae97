// Two people type into the same record. What one of them left alone follows the other; what both changed is asked
// field by field, so that nobody's typing is lost and nobody's work is overwritten unseen.

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

export const differ = <Value extends object>(one: Value, other: Value): boolean => !same(one, other);

/** The fields both sides changed, each in another way. */
export function clashing<Value extends object>(base: Value, mine: Value, theirs: Value): (keyof Value)[] {
  return (Object.keys(theirs) as (keyof Value)[]).filter(
    (field) =>
      !same(base[field], mine[field]) &&
      !same(base[field], theirs[field]) &&
      !same(mine[field], theirs[field]),
  );
}

/** Theirs, with what I changed written over it. */
export function overlaid<Value extends object>(base: Value, mine: Value, theirs: Value): Value {
  const whole = { ...theirs };
  for (const field of Object.keys(theirs) as (keyof Value)[]) {
    if (!same(base[field], mine[field])) whole[field] = mine[field];
  }
  return whole;
}
