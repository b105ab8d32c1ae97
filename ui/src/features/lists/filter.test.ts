import type { ListFilter } from '@bindings';
import { expect, it } from 'vitest';
import { all, filterOf, isSame, queryOf } from './filter';

const narrowed: ListFilter = {
  from: '2026-03-01',
  to: '2026-03-31',
  text: '粤B 12345',
  stages: ['in_repair', 'closed'],
  sheet_states: ['open'],
  advisor_id: 3,
  technician_id: 5,
  payer: 'insurer',
  repair_kind: 'body',
  comeback: true,
  unpaid: true,
  late: true,
  booking_stages: ['no_show'],
  channel: 'online',
  complaint_states: ['open', 'closed'],
  category: 'price',
  severity: 'special',
  owner_id: 7,
  outcome: 'problem',
  customer_kind: 'company',
  price_class: 'trade',
  level: '金卡',
  tag: '大客户',
  marketing: true,
  due: true,
};

it('a list is narrowed by its address as it was narrowed by hand', () => {
  expect(filterOf(queryOf(narrowed))).toEqual(narrowed);
  expect(filterOf(new URLSearchParams(String(queryOf(narrowed))))).toEqual(narrowed);
  expect(String(queryOf(all))).toBe('');
  expect(filterOf(new URLSearchParams())).toEqual(all);
});

it('what an address says that no list is narrowed by narrows nothing', () => {
  const wrong = 'from=yesterday&advisor=-1&technician=x&payer=nobody&kind=none&stage=gone';
  expect(filterOf(new URLSearchParams(wrong))).toEqual(all);
  expect(filterOf(new URLSearchParams('from=2026-02-31&to=2026-13-01'))).toEqual(all);
  expect(filterOf(new URLSearchParams('to=2024-02-29')).to).toBe('2024-02-29');
});

it('two lists are the same in whatever order their stages were chosen', () => {
  expect(isSame(narrowed, { ...narrowed, stages: ['closed', 'in_repair'] })).toBe(true);
  expect(isSame(narrowed, { ...narrowed, late: false })).toBe(false);
  expect(isSame(all, { ...all })).toBe(true);
});
