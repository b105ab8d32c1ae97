import { expect, it } from 'vitest';
import { promisesOf, warrantyFields } from './warranty';

const promises = {
  by_kind: [{ kind: 'repair' as const, term: { days: 90, km: 5000 } }],
  repaired_part_days: 30,
};

it('each kind stands by itself, and only what was promised is saved', () => {
  const fields = warrantyFields(promises);
  expect(fields).toMatchObject({ repair: { days: 90, km: 5000 }, maintenance: null, repaired_part_days: 30 });
  expect(promisesOf(fields)).toEqual(promises);
  expect(promisesOf({ ...fields, repair: null }).by_kind).toEqual([]);
});
