// What the program asks a page whose window is to be closed.
import { beforeEach, expect, it } from 'vitest';
import { call } from './call';
import { keepSession } from './session';
import { installTransport, type Transport } from './transport';
import { countUnsent } from './unsent';

let answer: () => void;

beforeEach(() => {
  installTransport({
    place: 'station',
    call: () =>
      new Promise((done) => {
        answer = () => done(null);
      }),
  } as unknown as Transport);
  keepSession({ token: 'one', person_id: 4, name: '林顾问', roles: ['advisor'] });
});

/** As `src-tauri/src/closing.rs` asks it: by this name, whatever page is there. */
const asked = () => (globalThis as { workbayHasUnsent?: () => boolean }).workbayHasUnsent?.();

it('a write that has no answer yet is not with the host, what is only read is nothing to lose', async () => {
  expect(asked()).toBe(false);
  const read = call('shop_status', {});
  expect(asked()).toBe(false);
  answer();
  await read;
  const written = call('end_customer_link', { id: 3 });
  expect(asked()).toBe(true);
  answer();
  await written;
  expect(asked()).toBe(false);
});

it('whoever keeps something else says so', () => {
  let waits = true;
  countUnsent(() => waits);
  expect(asked()).toBe(true);
  waits = false;
  expect(asked()).toBe(false);
});
