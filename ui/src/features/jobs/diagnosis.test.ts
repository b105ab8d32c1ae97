import type { Diagnosis } from '@bindings';
import { expect, it } from 'vitest';
import { blankReading, codesOf, fieldsOf, offeredOf, requestOf } from './diagnosis';

const kept: Diagnosis = {
  id: 3,
  work_order_id: 7,
  symptom: '怠速抖动',
  cause: '点火线圈老化',
  codes_before: ['P0300', 'P0171'],
  codes_after: [],
  readings: [{ name: '燃油压力', before: '2.1', after: '3.0', unit: 'bar' }],
  remedy: '更换点火线圈',
  person_id: 4,
  at: '2026-03-02T01:00:00Z',
  version: 2,
};

it('codes stand apart by whatever a hand types between them', () => {
  expect(codesOf(' P0300 P0171,P0420，U0100、 ')).toEqual(['P0300', 'P0171', 'P0420', 'U0100']);
  expect(codesOf('  ')).toEqual([]);
});

it('a new one begins with what the customer said, and one that was kept with what it says', () => {
  expect(fieldsOf(undefined, '异响').symptom).toBe('异响');
  expect(fieldsOf(kept, '异响')).toMatchObject({ symptom: '怠速抖动', codes_before: 'P0300 P0171' });
});

it('is asked with its version, and without rows nobody filled in', () => {
  const fields = { ...fieldsOf(kept, ''), readings: [...kept.readings, blankReading], codes_after: 'P0420' };
  const asked = requestOf(7, kept, fields);
  expect(asked).toMatchObject({ id: 3, version: 2, codes_after: ['P0420'] });
  expect(asked.readings).toEqual(kept.readings);
  expect(requestOf(7, undefined, fields)).toMatchObject({ id: null, version: 0 });
});

it('offers the words of other cars of the series, each once, until something is typed', () => {
  const fault = (cause: string, remedy: string) => ({
    work_order_id: 1,
    number: 'GD1',
    symptom: '抖动',
    cause,
    codes_before: [],
    remedy,
    at: '',
  });
  const similar = [fault('点火线圈老化', ''), fault('点火线圈老化', '更换点火线圈')];
  expect(offeredOf(similar, 'cause', '')).toEqual(['点火线圈老化']);
  expect(offeredOf(similar, 'remedy', ' ')).toEqual(['更换点火线圈']);
  expect(offeredOf(similar, 'cause', '线圈')).toEqual([]);
});
