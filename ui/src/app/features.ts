import { bookings } from '../features/bookings';
import type { Feature } from '../features/feature';
import { reception } from '../features/reception';
import { visits } from '../features/visits';

/** Every feature of the program, once. */
export const features: readonly Feature[] = [reception, bookings, visits];
