import type { Vehicle } from '@bindings';
import { expect, it } from 'vitest';
import { newVehicle, savedVehicle, vehicleFields, withPlate } from './vehicleForm';

const kept = {
  ...newVehicle,
  id: 8,
  version: 2,
  plate: '粤B12345',
  plate_colour: 'yellow',
  vin: null,
} as unknown as Vehicle;

it('a vehicle without plate or VIN is one, and stays one', () => {
  expect(vehicleFields({ ...kept, plate: null })).toMatchObject({ plate: '', vin: '' });
  expect(savedVehicle(newVehicle, undefined)).toEqual({ ...newVehicle, id: null, version: 0 });
});

it('a changed plate asks for its colour anew, the same plate keeps it', () => {
  const fields = vehicleFields(kept);
  expect(withPlate(fields, '粤B12345').plate_colour).toBe('yellow');
  expect(withPlate(fields, '粤BD12345').plate_colour).toBeNull();
});

it('is saved against the version looked at, without blanks', () => {
  expect(savedVehicle({ ...vehicleFields(kept), vin: ' LGBH12E099Y424899 ' }, kept)).toMatchObject({
    id: 8,
    version: 2,
    vin: 'LGBH12E099Y424899',
    plate_colour: 'yellow',
  });
});
