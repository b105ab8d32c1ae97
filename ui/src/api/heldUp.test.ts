import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HostLine } from './connection';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.clearAllTimers();
});

it('a page that was held up while it asked asks again before it calls the line lost', async () => {
  const ends: ((here: boolean) => void)[] = [];
  const line = new HostLine(
    () => new Promise((end) => ends.push(end)),
    () => true,
  );
  const here = line.check();
  // All the time went by in one piece: the clock ran out before the answer could be read.
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 5000);
  ends[0]?.(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(line.current()).toBeUndefined();
  ends[1]?.(true);
  expect(await here).toBe(true);
  vi.restoreAllMocks();
});
