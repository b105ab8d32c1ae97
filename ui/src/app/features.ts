import { bookings } from '../features/bookings';
import { calls } from '../features/calls';
import { complaints } from '../features/complaints';
import { customers } from '../features/customers';
import type { Feature } from '../features/feature';
import { imports } from '../features/imports';
import { reception } from '../features/reception';
import { settings } from '../features/settings';
import { vehicles } from '../features/vehicles';
import { visits } from '../features/visits';

/** Every feature of the program, once. */
export const features: readonly Feature[] = [
  reception,
  bookings,
  visits,
  calls,
  complaints,
  customers,
  vehicles,
  imports,
  settings,
];
