import type { OperationTerms } from '@bindings';
import { expect, it } from 'vitest';
import { savedTerms, termsFields, withAsked, withPart } from './operationTerms';

const terms: OperationTerms = {
  id: 3,
  labour_operation_id: 7,
  trade: 'mechanic',
  level: 'junior',
  class_hours: [{ vehicle_class: 'suv', hours: 120 }],
  asked: [{ name: '制动片厚度', unit: 'mm', least: 3000, most: null }],
  checklist: ['导销润滑', '踩踏板至硬'],
  usual_parts: [{ part_id: 4, name: '前制动片', unit: '套', quantity: 1000 }],
  version: 2,
};

it('what nobody changed is sent as it was', () => {
  const { id, ...rest } = terms;
  expect(id).toBe(3);
  expect(savedTerms(termsFields(terms), terms)).toEqual(rest);
});

it('blank rows and blank hours are nothing', () => {
  const fields = termsFields(terms);
  const sent = savedTerms(
    {
      ...fields,
      hours: { ...fields.hours, small: 0 },
      asked: withAsked(fields.asked),
      usual_parts: withPart(fields.usual_parts),
      checklist: '导销润滑\n\n  \n踩踏板至硬\n',
    },
    terms,
  );
  expect(sent.class_hours).toEqual(terms.class_hours);
  expect(sent.asked).toEqual(terms.asked);
  expect(sent.usual_parts).toEqual(terms.usual_parts);
  expect(sent.checklist).toEqual(terms.checklist);
});

it('what is told in words has no limits', () => {
  const fields = termsFields(terms);
  const asked = fields.asked.map((row) => ({ ...row, unit: ' ' }));
  expect(savedTerms({ ...fields, asked }, terms).asked).toEqual([
    { name: '制动片厚度', unit: '', least: null, most: null },
  ]);
});

it('every row that is added is one of its own', () => {
  const rows = withAsked(withAsked(termsFields(terms).asked));
  expect(new Set(rows.map((row) => row.key)).size).toBe(3);
});
