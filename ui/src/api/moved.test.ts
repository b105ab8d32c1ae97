import { expect, test } from 'vitest';
import { movedAfter } from './moved';

test('who knows the host by a name waits until the name was asked anew, who knows its address is told sooner', () => {
  const after = (address: string) => movedAfter(new URL(address));
  const [byAddress, byName] = [
    after('https://192.168.1.20:7443/'),
    after('https://workbay-0a1b2c3d.local:7443/'),
  ];
  expect(byAddress).toBeGreaterThan(0);
  expect(byName).toBeGreaterThan(Math.max(byAddress ?? 0, 120_000));
  expect(after('http://127.0.0.1:7878/')).toBeUndefined();
});
