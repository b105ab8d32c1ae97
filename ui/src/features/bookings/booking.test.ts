import type { Vehicle, VehicleHit } from '@bindings';
import { afterEach, beforeEach, expect, it } from 'vitest';
import vectors from '../../../tests/vectors.json';
import { setShopZone } from '../../i18n/time';
import {
  blankBooking,
  gapsOf,
  requestOf,
  withCustomer,
  withOwnCar,
  withPlate,
  withSentCar,
  withVehicle,
  withVisitor,
} from './booking';

beforeEach(() => setShopZone(480));
afterEach(() => setShopZone(undefined));

const vehicle: Vehicle = {
  id: 5,
  customer_id: 9,
  plate: '粤B12345',
  plate_colour: 'blue',
  vin: null,
  engine_no: '',
  make: '大众',
  model: '朗逸',
  colour: '',
  registered_on: null,
  inspection_due: null,
  insurance_due: null,
  insurer: '',
  mileage_km: null,
  next_service_on: null,
  next_service_km: null,
  note: '',
  last_visit_at: null,
  import_id: null,
  import_key: null,
  sample: false,
  created_at: '2026-03-01T00:00:00Z',
  version: 1,
};
const hit: VehicleHit = {
  vehicle,
  customer_name: '李强',
  customer_phone: '13900139000',
  open_work_order: null,
  open_stage: null,
};
const blank = blankBooking('2026-03-02', 2);

it('a known vehicle brings its owner and model', () => {
  expect(withVehicle(blank, hit)).toMatchObject({
    vehicle_id: 5,
    customer_id: 9,
    plate: '粤B12345',
    model: '大众 朗逸',
    name: '李强',
    phone: '13900139000',
  });
});

it('who called is not replaced by the owner', () => {
  const called = { ...blank, name: '李太太', phone: '13700137000' };
  expect(withVehicle(called, hit)).toMatchObject({ name: '李太太', phone: '13700137000' });
});

it('another plate forgets the vehicle and its owner', () => {
  expect(withPlate(withVehicle(blank, hit), '粤B6')).toMatchObject({ vehicle_id: null, customer_id: null });
});

it('a customer of the file stays one while the car is typed, until another name is', () => {
  const theirs = withCustomer(blank, { id: 9, name: '李强', phone: '13900139000' });
  const contact = { name: '王建国', phone: '' };
  const company = { id: 9, name: '鹏城物流', phone: '0755', contact };
  const driven = withCustomer({ ...blank, phone: '13700137000' }, company);
  expect([driven.customer_id, driven.name, driven.phone]).toEqual([9, '王建国', '13700137000']);
  expect(withVisitor(theirs, { plate: '粤B6' })).toMatchObject({
    customer_id: 9,
    plate: '粤B6',
    name: '李强',
  });
  expect(withVisitor(theirs, { phone: '13700137000' }).customer_id).toBe(9);
  expect(withVisitor(theirs, { name: '王芳' }).customer_id).toBeNull();
  // Whoever brings a known car is not its owner, and the car stays the owner's.
  expect(withVisitor(withVehicle(blank, hit), { name: '李太太' })).toMatchObject({
    customer_id: 9,
    vehicle_id: 5,
  });
});

it('the owner’s own car brings the name and phone of the file', () => {
  const half = { ...blank, name: '李', phone: '1390' };
  expect(withOwnCar(half, hit)).toMatchObject({ name: '李强', phone: '13900139000', vehicle_id: 5 });
});

it('a car sent by its page brings the work that is to be done once more, and nothing of another car', () => {
  const other = { ...blank, vehicle_id: 8, symptom: '异响', items: ['轮胎'], day: '2026-03-09' };
  const sent = withSentCar(other, blank, hit, ['机油']);
  expect(sent).toMatchObject({
    vehicle_id: 5,
    name: '李强',
    symptom: '',
    items: ['机油'],
    day: '2026-03-09',
  });
  const typed = { ...sent, symptom: '漏油', items: ['机油', '垫片'] };
  expect(withSentCar(typed, blank, hit, [])).toMatchObject({ symptom: '漏油', items: ['机油', '垫片'] });
});

it('names what is still open', () => {
  expect(gapsOf(blank)).toEqual(['name', 'phone', 'time']);
  expect(gapsOf({ ...withVehicle(blank, hit), minute: 570 })).toEqual([]);
});

it.each(vectors.contacts)(
  'a booking is open for what the host refuses: %j',
  ({ known, name, phone, refused }) => {
    const draft = { ...blank, customer_id: known ? 9 : null, name, phone, minute: 570 };
    expect(gapsOf(draft)[0]).toBe(refused?.replace('contact_', ''));
  },
);

it('asks the host with the instant on the shop’s clock and without blanks at the ends', () => {
  const draft = { ...blank, name: ' 李强 ', minute: 570, estimate: 12000 };
  const asked = requestOf(draft, 570, true);
  expect(asked).toMatchObject({
    contact_name: '李强',
    starts_at: '2026-03-02T01:30:00.000Z',
    estimate: 12000,
    advisor_id: 2,
    over_capacity: true,
  });
  expect(asked).not.toHaveProperty('day');
  for (const typedOnly of ['minute', 'name', 'phone', 'make', 'vin'])
    expect(asked).not.toHaveProperty(typedOnly);
});
