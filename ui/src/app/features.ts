import { accounts } from '../features/accounts';
import { bookings } from '../features/bookings';
import { calls } from '../features/calls';
import { cashier } from '../features/cashier';
import { complaints } from '../features/complaints';
import { customers } from '../features/customers';
import { express } from '../features/express';
import type { Feature } from '../features/feature';
import { imports } from '../features/imports';
import { inspection } from '../features/inspection';
import { invoices } from '../features/invoices';
import { jobs } from '../features/jobs';
import { lists } from '../features/lists';
import { office } from '../features/office';
import { packages } from '../features/packages';
import { parts } from '../features/parts';
import { printing } from '../features/printing';
import { reception } from '../features/reception';
import { settings } from '../features/settings';
import { store } from '../features/store';
import { vehicles } from '../features/vehicles';
import { visits } from '../features/visits';
import { vouchers } from '../features/vouchers';
import { workshop } from '../features/workshop';

/** Every feature of the program, once. */
export const features: readonly Feature[] = [
  reception,
  bookings,
  express,
  visits,
  workshop,
  jobs,
  parts,
  store,
  inspection,
  cashier,
  invoices,
  packages,
  vouchers,
  accounts,
  calls,
  complaints,
  lists,
  customers,
  vehicles,
  imports,
  office,
  printing,
  settings,
];
