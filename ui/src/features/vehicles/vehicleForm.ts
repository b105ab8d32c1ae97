import type { SaveVehicle, Vehicle } from '@bindings';

export type VehicleFields = Omit<SaveVehicle, 'id' | 'version'>;

export const newVehicle: VehicleFields = {
  customer_id: null,
  plate: '',
  plate_colour: null,
  vin: '',
  engine_no: '',
  make: '',
  model: '',
  colour: '',
  registered_on: null,
  inspection_due: null,
  insurance_due: null,
  insurer: '',
  note: '',
};

export function vehicleFields(vehicle: Vehicle): VehicleFields {
  return {
    customer_id: vehicle.customer_id,
    plate: vehicle.plate ?? '',
    plate_colour: vehicle.plate_colour,
    vin: vehicle.vin ?? '',
    engine_no: vehicle.engine_no,
    make: vehicle.make,
    model: vehicle.model,
    colour: vehicle.colour,
    registered_on: vehicle.registered_on,
    inspection_due: vehicle.inspection_due,
    insurance_due: vehicle.insurance_due,
    insurer: vehicle.insurer,
    note: vehicle.note,
  };
}

/** Another plate may well have another colour: it is read from the new plate unless somebody chooses. */
export function withPlate(fields: VehicleFields, plate: string): VehicleFields {
  return plate === fields.plate ? fields : { ...fields, plate, plate_colour: null };
}

export function savedVehicle(fields: VehicleFields, before: Vehicle | undefined): SaveVehicle {
  return {
    ...fields,
    id: before?.id ?? null,
    version: before?.version ?? 0,
    plate: fields.plate.trim(),
    vin: fields.vin.trim(),
    engine_no: fields.engine_no.trim(),
    make: fields.make.trim(),
    model: fields.model.trim(),
    colour: fields.colour.trim(),
    insurer: fields.insurer.trim(),
    note: fields.note.trim(),
  };
}
