import { expect, it } from 'vitest';
import { blankWalkIn, customerOf, gapsOf, type KnownVehicle, needsCustomer, vehicleOf } from './walkIn';

const known: KnownVehicle = {
  id: 5,
  plate: '粤B12345',
  plate_colour: 'blue',
  title: '大众 朗逸',
  customer_id: 9,
  customer: '李强 13900139000',
  open_work_order: null,
  open_stage: null,
};

it('a known vehicle with its owner lacks nothing', () => {
  expect(gapsOf({ ...blankWalkIn, vehicle: known })).toEqual([]);
});

it('a known vehicle without an owner asks who brings it', () => {
  const draft = { ...blankWalkIn, vehicle: { ...known, customer_id: null } };
  expect(needsCustomer(draft)).toBe(true);
  expect(gapsOf(draft)).toEqual(['name']);
  expect(gapsOf({ ...draft, customer: { id: 3, name: '李强', phone: '' } })).toEqual([]);
});

it('a forklift without a plate is told by its model', () => {
  expect(gapsOf({ ...blankWalkIn, name: '李强' })).toEqual(['vehicle']);
  expect(gapsOf({ ...blankWalkIn, name: '李强', model: '合力 3 吨' })).toEqual([]);
});

it('what is saved has no blanks at the ends and belongs to the customer', () => {
  const draft = { ...blankWalkIn, plate: ' 粤B12345 ', name: ' 李强 ' };
  expect(customerOf(draft).name).toBe('李强');
  expect(vehicleOf(draft, 9)).toMatchObject({ plate: '粤B12345', customer_id: 9, id: null });
});
