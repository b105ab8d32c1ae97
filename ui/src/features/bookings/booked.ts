import type { AppointmentRow } from '@bindings';
import { expected } from './day';

/** The car at the counter, as far as it is known. */
export interface CarThere {
  vehicleId: number | null;
  plate: string;
}

const bare = (plate: string): string =>
  plate
    .normalize('NFKC')
    .replace(/[\s·•.\-–]/g, '')
    .toUpperCase();

/** A whole plate has seven signs at the least; what is shorter is not typed to its end yet. */
const wholePlate = 7;

/** The booking somebody keeps by standing at the counter, the earliest of the day first. */
export function bookingOf(rows: readonly AppointmentRow[], car: CarThere): AppointmentRow | undefined {
  const plate = bare(car.plate);
  return expected(rows).find(({ appointment }) =>
    // Two cars of the file may carry one plate in turn; where both are named, the plate decides nothing.
    car.vehicleId !== null && appointment.vehicle_id !== null
      ? appointment.vehicle_id === car.vehicleId
      : plate.length >= wholePlate && bare(appointment.plate ?? '') === plate,
  );
}
