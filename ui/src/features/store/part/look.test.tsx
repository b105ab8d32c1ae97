import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { useLook } from './look';

const onTake = vi.fn();
const missed = vi.fn();
let waiting: Map<string, (parts: string[]) => void>;

beforeEach(() => {
  onTake.mockClear();
  missed.mockClear();
  waiting = new Map();
});

const find = (query: string) => new Promise<string[]>((done) => waiting.set(query, done));

function field({ frees = false } = {}) {
  const { result } = renderHook(() => useLook<string>({ find, onTake, frees: frees ? missed : undefined }));
  return {
    type: (text: string) => act(() => result.current.type(text)),
    enter: () =>
      act(() => {
        void result.current.look();
      }),
    leave: () => act(() => result.current.leave()),
    answers: (query: string, parts: string[]) =>
      act(async () => {
        waiting.get(query)?.(parts);
      }),
    typed: () => result.current.typed,
    found: () => result.current.found,
  };
}

it('takes the only one that is meant, and offers several', async () => {
  const one = field();
  one.type('JL-1');
  one.enter();
  await one.answers('JL-1', ['机滤']);
  expect(onTake.mock.calls).toEqual([['机滤']]);
  expect(one.typed()).toBe('');
  one.type('滤');
  one.enter();
  await one.answers('滤', ['机滤', '空滤']);
  expect(one.found()).toEqual(['机滤', '空滤']);
  expect(onTake).toHaveBeenCalledTimes(1);
});

it('who types on before the answer keeps what is typed and takes nothing', async () => {
  const one = field();
  one.type('JL-1');
  one.enter();
  one.type('JL-12');
  await one.answers('JL-1', ['机滤']);
  expect(onTake).not.toHaveBeenCalled();
  expect(one.typed()).toBe('JL-12');
});

it('who leaves the field before the answer takes nothing', async () => {
  const one = field();
  one.type('JL-1');
  one.enter();
  one.leave();
  await one.answers('JL-1', ['机滤']);
  expect(onTake).not.toHaveBeenCalled();
});

it('where one after another is put down both boxes are taken, and the field is free at once', async () => {
  const one = field({ frees: true });
  one.type('JL-1');
  one.enter();
  expect(one.typed()).toBe('');
  one.type('KL-2');
  await one.answers('JL-1', ['机滤']);
  expect(one.typed()).toBe('KL-2');
  one.enter();
  await one.answers('KL-2', ['空滤']);
  expect(onTake.mock.calls).toEqual([['机滤'], ['空滤']]);
});

it('what means no single part stands in the field again, or is told where the next is typed', async () => {
  const one = field({ frees: true });
  one.type('滤');
  one.enter();
  await one.answers('滤', ['机滤', '空滤']);
  expect(one.typed()).toBe('滤');
  expect(one.found()).toEqual(['机滤', '空滤']);
  one.enter();
  one.type('JL-1');
  await one.answers('滤', ['机滤', '空滤']);
  expect(one.typed()).toBe('JL-1');
  expect(missed.mock.calls).toEqual([['滤']]);
});
