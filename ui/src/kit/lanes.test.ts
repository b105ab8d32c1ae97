import { expect, it } from 'vitest';
import { clockText, keyedTo, minuteAt, rangeOf, slotsOf, stack, stretchedTo } from './lanes';

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

it('a block that is held at its end lasts so many half hours, at least one, and no longer than the day', () => {
  const track = { left: 100, width: 600, from: 480, to: 1080 };
  const held = block(1, 540, 60);
  expect([280, 299, 90, 2000].map((x) => stretchedTo(x, track, held))).toEqual([120, 150, 30, 540]);
});

it('keys carry a block by half hours and lanes, and make it longer and shorter within the day', () => {
  const day = { from: 480, to: 1080 };
  const held = block(1, 550, 60);
  const press = (key: string, shiftKey = true) => keyedTo(held, { key, shiftKey }, [1, 2, 0], day);
  expect(press('ArrowRight')).toEqual({ ...held, from: 570 });
  expect(press('ArrowLeft')).toEqual({ ...held, from: 540 });
  expect(press('ArrowDown')).toEqual({ ...held, lane: 2 });
  expect(press('ArrowUp')).toBeUndefined();
  expect(press('ArrowRight', false)).toBeUndefined();
  expect(press('+')).toEqual({ ...held, minutes: 90 });
  expect(press('-', false)).toEqual({ ...held, minutes: 30 });
  expect(keyedTo({ ...held, minutes: 30 }, { key: '-', shiftKey: false }, [1], day)).toBeUndefined();
  expect(keyedTo({ ...held, from: 480 }, { key: 'ArrowLeft', shiftKey: true }, [1], day)).toBeUndefined();
});
