import type { ComplaintRow, Marks, VehicleHit, Visit } from '@bindings';
import { expect, it } from 'vitest';
import { complaintLacks, complaintRequest, emptyComplaint, withVehicle } from './complaintForm';
import { byPressure } from './complaintOrder';
import { counterMarks } from './counterMarks';

const row = (id: number, due: string, opened: string, responded: string | null, late = false) =>
  ({
    late,
    complaint: { id, response_due: due, opened_at: opened, responded_at: responded },
  }) as ComplaintRow;

it('late ones stand first, then what is due soonest, then what is answered, oldest first', () => {
  const rows = [
    row(1, '2026-03-01T08:00:00Z', '2026-02-28T08:00:00Z', '2026-02-28T09:00:00Z'),
    row(2, '2026-03-03T08:00:00Z', '2026-03-02T08:00:00Z', null),
    row(3, '2026-03-02T04:00:00Z', '2026-03-01T04:00:00Z', null, true),
    row(4, '2026-03-02T10:00:00Z', '2026-03-02T08:00:00Z', null),
    row(5, '2026-02-20T08:00:00Z', '2026-02-19T08:00:00Z', '2026-02-19T09:00:00Z'),
  ];
  expect(byPressure(rows).map(({ complaint }) => complaint.id)).toEqual([3, 4, 2, 5, 1]);
});

const hit = {
  vehicle: { id: 8, customer_id: 5 },
  customer_name: '张小芳',
  customer_phone: '13800138000',
} as VehicleHit;

it('a vehicle names its customer only where nobody is named', () => {
  expect(withVehicle(emptyComplaint, hit)).toMatchObject({ personName: '张小芳', phone: '13800138000' });
  expect(withVehicle({ ...emptyComplaint, personName: '李强' }, hit).personName).toBe('李强');
});

it('asks for who, which kind and what; then sends it with what it is about', () => {
  expect(complaintLacks(emptyComplaint)).toEqual(['person', 'category', 'matter']);
  expect(complaintRequest(emptyComplaint, undefined)).toBeUndefined();

  const form = withVehicle({ ...emptyComplaint, category: 'price', matter: ' 多收了钱 ' }, hit);
  expect(complaintRequest(form, undefined)).toMatchObject({
    work_order_id: null,
    vehicle_id: 8,
    customer_id: 5,
    matter: '多收了钱',
  });
  const visit = { order: { id: 7 }, vehicle: { id: 9 }, customer: { id: 6 } } as Visit;
  expect(complaintRequest(form, visit)).toMatchObject({ work_order_id: 7, vehicle_id: 9, customer_id: 6 });
});

it('names the marks that opened the case: two stars of five, six of ten', () => {
  const low = (marks: Marks) =>
    counterMarks(marks)
      .filter((given) => given.low)
      .map(({ field, mark, most }) => `${field} ${mark}/${most}`);
  const good: Marks = { service: 3, quality: 3, on_time: 5, price_clarity: 5, cleanliness: 5, recommend: 7 };
  expect(low(good)).toEqual([]);
  expect(low({ ...good, on_time: 2, recommend: 6 })).toEqual(['on_time 2/5', 'recommend 6/10']);
});
