import { expect, it } from 'vitest';
import { clockText, minuteAt, rangeOf, slotsOf, stack } from './lanes';

const block = (id: number, from: number, minutes: number) => ({ id, lane: 1, from, minutes });

it('what overlaps stands below, what follows stands beside', () => {
  const rows = stack([block(1, 540, 60), block(2, 570, 60), block(3, 600, 30)]);
  expect(rows.map(({ block: { id }, row }) => [id, row])).toEqual([
    [1, 0],
    [2, 1],
    [3, 0],
  ]);
});

it('a block shorter than half an hour still takes the room it is drawn with', () => {
  const rows = stack([block(1, 540, 10), block(2, 560, 30)]);
  expect(rows.map(({ row }) => row)).toEqual([0, 1]);
});

it('draws the opening hours and what is planned outside them', () => {
  expect(rangeOf(510, 1080, [])).toEqual({ from: 510, to: 1080 });
  expect(rangeOf(510, 1080, [block(1, 475, 30), block(2, 1070, 45)])).toEqual({ from: 450, to: 1140 });
  expect(slotsOf(510, 600)).toEqual([510, 540, 570]);
});

it('finds the half hour under the pointer, and keeps a held block where it was grabbed', () => {
  const track = { left: 100, width: 600, from: 480, to: 1080 };
  expect(minuteAt(100, track)).toBe(480);
  expect(minuteAt(129, track)).toBe(480);
  expect(minuteAt(131, track)).toBe(510);
  expect(minuteAt(190, track, 60)).toBe(510);
  expect(minuteAt(0, track)).toBe(480);
  expect(minuteAt(9999, track)).toBe(1050);
});

it('writes minutes as a clock', () => {
  expect(clockText(570)).toBe('09:30');
});
