import type { IncomingRow } from '@bindings';
import { expect, it } from 'vitest';
import { isWanted, stateOf, textOf } from './outside';

it('reads a file as what it is, in UTF-8 or in the code of old programs', () => {
  expect(textOf(new TextEncoder().encode('姓名,电话').buffer as ArrayBuffer)).toBe('姓名,电话');
  const old = new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb]);
  expect(textOf(old.buffer)).toBe('姓名');
});

it('takes what is whole and did not come in before', () => {
  const row = (problem: 'no_name' | null, came_before: boolean) =>
    ({ incoming: { problem }, came_before }) as unknown as IncomingRow;
  expect([row(null, false), row('no_name', false), row(null, true)].map(isWanted)).toEqual([
    true,
    false,
    false,
  ]);
});

it('says of what came in before that its writer called it off', () => {
  const row = (problem: 'called_off' | 'past' | null, came_before: boolean) =>
    ({ incoming: { problem }, came_before }) as unknown as IncomingRow;
  expect(
    [row(null, false), row('past', false), row('past', true), row(null, true), row('called_off', true)].map(
      stateOf,
    ),
  ).toEqual(['fine', 'past', 'came_before', 'came_before', 'called_off']);
});
