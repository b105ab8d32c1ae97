import { until } from '../../window/driver.mjs';
import { freePort } from './ports.mjs';

/** Phones and other computers come in from now on. */
export const openDoor = async (/** @type {Asking} */ shop) => {
  const { door } = await shop.rpc('list_stations');
  await shop.rpc('open_house_door', { open: true, port: await freePort(), version: door.version });
  await until(async () => (await shop.rpc('list_stations')).state.is === 'open');
};
