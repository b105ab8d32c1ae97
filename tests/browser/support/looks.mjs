// What every page is looked at for, and where each seat begins.

import assert from 'node:assert/strict';
import { faultsOf, picture } from './station.mjs';

/** @type {Partial<Record<CommandRequest<'save_person'>['roles'][number], string>>} */
export const seats = {
  advisor: '/reception',
  foreman: '/workshop',
  technician: '/jobs',
  inspector: '/inspection',
  cashier: '/cashier',
  callback_clerk: '/calls',
  parts_keeper: '/parts',
  manager: '/office',
};

/** Every page in every language: nothing complained of, nothing wider than the counter's monitor, no bare keys. */
export async function looksRight(page, name) {
  await picture(page, name);
  assert.deepEqual(await faultsOf(page), [], name);
  assert.deepEqual(page.complaints, [], name);
}
