import { expect, it } from 'vitest';
import { byUrgency, type CarLike, carRow } from './carRow';

const car = (id: number, more: Partial<CarLike> = {}): CarLike => ({
  work_order_id: id,
  number: `GD2026030200${id}`,
  plate: '粤B12345',
  plate_colour: 'blue',
  make: '大众',
  model: '朗逸',
  customer_name: '李强',
  symptom: '异响',
  stage: 'in_repair',
  stage_since: '2026-03-02T01:00:00Z',
  promised_at: null,
  ...more,
});

it('names the customer first, then the vehicle and the matter', () => {
  expect(carRow(car(7))).toMatchObject({ id: 7, title: '李强', detail: '大众 朗逸 · 异响' });
});

it('a car whose owner has no name is told by the vehicle, and at last by its number', () => {
  expect(carRow(car(7, { customer_name: '' }))).toMatchObject({ title: '大众 朗逸', detail: '异响' });
  expect(carRow(car(7, { customer_name: '', make: '', model: '' })).title).toBe('GD20260302007');
});

it('what was promised goes with where the car stands, which says whether it is late', () => {
  const promised_at = '2026-03-02T09:00:00Z';
  const ready = car(7, { promised_at, stage: 'ready_for_delivery' });
  expect(carRow(ready).promised).toEqual({ at: promised_at, stage: 'ready_for_delivery' });
  expect(carRow(car(7)).promised).toBeNull();
});

it('whoever waits in the shop leads, before what is wanted sooner and what is promised', () => {
  const rows = [
    car(1, { promised_at: '2026-03-02T09:00:00Z' }),
    car(2, { priority: 'urgent' }),
    car(3, { priority: 'waiting', promised_at: '2026-03-02T10:00:00Z' }),
    car(4, { priority: 'normal' }),
  ];
  expect(byUrgency(rows).map((row) => row.work_order_id)).toEqual([3, 2, 1, 4]);
  expect(carRow(rows[2] as CarLike).priority).toBe('waiting');
});

it('the soonest promise leads, then the longest wait', () => {
  const rows = [
    car(1, { stage_since: '2026-03-02T03:00:00Z' }),
    car(2, { stage_since: '2026-03-02T02:00:00Z' }),
    car(3, { promised_at: '2026-03-02T10:00:00Z' }),
    car(4, { promised_at: '2026-03-02T09:00:00Z' }),
  ];
  expect(byUrgency(rows).map((row) => row.work_order_id)).toEqual([4, 3, 2, 1]);
});
