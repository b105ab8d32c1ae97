import type { SurveyScores, VehicleHit, Visit } from '@bindings';
import { expect, it } from 'vitest';
import vectors from '../../../tests/vectors.json';
import { complaintLacks, complaintRequest, emptyComplaint, withVehicle } from './complaintForm';
import { counterScores } from './counterScores';

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
  const low = (marks: SurveyScores) =>
    counterScores(marks)
      .filter((given) => given.low)
      .map(({ field, mark, most }) => `${field} ${mark}/${most}`);
  const good: SurveyScores = {
    service: 3,
    quality: 3,
    on_time: 5,
    price_clarity: 5,
    cleanliness: 5,
    recommend: 7,
  };
  expect(low(good)).toEqual([]);
  expect(low({ ...good, on_time: 2, recommend: 6 })).toEqual(['on_time 2/5', 'recommend 6/10']);
});

it('shows a low mark just where the rule opens a case', () => {
  expect(vectors.low_marks.length).toBeGreaterThan(20);
  for (const { marks, opens_case } of vectors.low_marks) {
    expect(counterScores(marks).some(({ low }) => low)).toBe(opens_case);
  }
});
