import type { IncomingRow } from '@bindings';
import { expect, it } from 'vitest';
import { isWanted, stateOf, textOf } from './outside';

it('reads a file as what it is, in UTF-8 or in the code of old programs', () => {
  expect(textOf(new TextEncoder().encode('姓名,电话').buffer as ArrayBuffer)).toBe('姓名,电话');
  const old = new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb]);
  expect(textOf(old.buffer)).toBe('姓名');
});

const row = (
  problem: 'no_name' | 'called_off' | 'past' | null,
  came_before: boolean,
  step: IncomingRow['step'] = problem === null && !came_before ? 'books' : 'nothing',
  appointment_id: number | null = null,
) => ({ incoming: { problem }, came_before, step, appointment_id }) as unknown as IncomingRow;

it('takes what does anything, and nothing else', () => {
  const rows = [row(null, false), row('no_name', false), row(null, true), row(null, true, 'moves')];
  expect(rows.map(isWanted)).toEqual([true, false, false, true]);
});

it('says of what came in before that it moves, or that its writer called it off', () => {
  const rows = [
    row(null, false),
    row('past', false),
    row('past', true),
    row(null, true),
    row('called_off', true),
    row(null, true, 'moves', 7),
    row('called_off', true, 'calls_off', 7),
    row('called_off', true, 'calls_off'),
  ];
  expect(rows.map(stateOf)).toEqual([
    'fine',
    'past',
    'came_before',
    'came_before',
    'called_off',
    'moves',
    'calls_off',
    'waits_no_more',
  ]);
});
