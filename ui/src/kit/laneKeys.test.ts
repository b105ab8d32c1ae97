import { expect, it } from 'vitest';
import { stepOf } from './carryKeys';
import { wayOn } from './laneKeys';
import type { Span } from './lanes';

const block: Span = { id: 7, lane: 2, from: 570, minutes: 90 };
const board = { lanes: [1, 2, 3], range: { from: 480, to: 1080 }, stretches: false };
const press = (held: Span | undefined, key: string, more: { shiftKey?: boolean; ctrlKey?: boolean } = {}) =>
  stepOf(held, block, { key, shiftKey: false, ctrlKey: false, ...more }, wayOn(board));

/** What is held after these keys, the first of them with Shift. */
function carried(...keys: string[]): Span {
  return keys.reduce<Span>((held, key, place) => {
    const step = press(place === 0 ? undefined : held, key, { shiftKey: place === 0 });
    return step?.does === 'hold' ? step.held : held;
  }, block);
}

it('an arrow alone takes nothing up, and once something is held it carries it', () => {
  expect(press(undefined, 'ArrowRight')).toBeUndefined();
  expect(press(undefined, 'Enter')).toBeUndefined();
  expect(press(undefined, 'Escape')).toBeUndefined();
  expect(carried('ArrowRight', 'ArrowRight', 'ArrowDown')).toEqual({ ...block, lane: 3, from: 630 });
});

it('at the end of the lanes and of the day it stays, and the page is not scrolled for it', () => {
  const last = carried('ArrowDown', 'ArrowDown');
  expect(last.lane).toBe(3);
  expect(press(last, 'ArrowDown')).toEqual({ does: 'stay' });
  expect(press({ ...block, from: 480 }, 'ArrowLeft')).toEqual({ does: 'stay' });
  expect(press({ ...block, from: 1050 }, 'ArrowRight')).toEqual({ does: 'stay' });
});

it('Enter lays it, Esc lets go, and what came back to its place is not laid', () => {
  const held = carried('ArrowUp');
  expect(press(held, 'Enter')).toEqual({ does: 'lay', held: { ...block, lane: 1 } });
  expect(press(held, 'Escape')).toEqual({ does: 'let_go' });
  expect(press(carried('ArrowUp', 'ArrowDown'), 'Enter')).toEqual({ does: 'let_go' });
});

it('Ctrl+Z takes back, and where no block changes its length + and - are no keys of it', () => {
  expect(press(undefined, 'z', { ctrlKey: true })).toEqual({ does: 'undo' });
  expect(press(undefined, '+')).toBeUndefined();
  const longer = stepOf(
    undefined,
    block,
    { key: '+', shiftKey: true, ctrlKey: false },
    wayOn({ ...board, stretches: true }),
  );
  expect(longer).toEqual({ does: 'hold', held: { ...block, minutes: 120 } });
});
