import { expect, it } from 'vitest';
import {
  blankWalkIn,
  counterOf,
  customerOf,
  gapsOf,
  type KnownVehicle,
  needsCustomer,
  vehicleOf,
} from './walkIn';

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

it('a booking is told everything that stands on the page', () => {
  const details = {
    symptom: '补漆',
    name: '李强',
    phone: '13900139000',
    make: '大众',
    model: '朗逸',
    vin: 'LSV1',
  };
  const draft = {
    ...blankWalkIn,
    plate: '粤B12345',
    ...details,
    name: ' 李强 ',
    repair_kind: 'body' as const,
  };
  expect(counterOf(draft)).toEqual({ vehicle_id: null, customer_id: null, repair_kind: 'body', details });
});

it('a booking is told nothing of a car or a person that the file knows', () => {
  const draft = { ...blankWalkIn, make: '大众', name: '李强', symptom: '补漆' };
  const none = { symptom: '补漆', name: '', phone: '', make: '', model: '', vin: '' };
  expect(counterOf({ ...draft, vehicle: known })).toMatchObject({
    vehicle_id: 5,
    customer_id: null,
    details: none,
  });
  expect(counterOf({ ...draft, customer: { id: 3, name: '李强', phone: '' } })).toMatchObject({
    customer_id: 3,
    details: { ...none, make: '大众' },
  });
});
