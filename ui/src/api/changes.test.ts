import type { ShopStatus } from '@bindings';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { refreshOnChanges } from './changes';
import { type ChangeEvent, installTransport, type Transport } from './transport';

let hear: (event: ChangeEvent) => void;
let tellStatus: ((status: ShopStatus) => void) | undefined;
const queries = new QueryClient();
const invalidateQueries = vi.spyOn(queries, 'invalidateQueries');
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  invalidateQueries.mockClear();
  installTransport({
    onChanges: (listener: (event: ChangeEvent) => void) => {
      hear = listener;
      return () => undefined;
    },
    onShopStatus: (listener: (status: ShopStatus) => void) => {
      tellStatus = listener;
      return () => {
        tellStatus = undefined;
      };
    },
    onConnection: () => () => undefined,
  } as unknown as Transport);
  stop = refreshOnChanges(queries);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

const changed = (tx: number) => hear({ tx, changes: [{ entity: 'finding', id: tx }] });

it('a lone change is shown at once, and a rush asks once for all of it', async () => {
  changed(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(invalidateQueries).toHaveBeenCalledTimes(1);
  for (let tx = 2; tx < 30; tx++) changed(tx);
  await vi.advanceTimersByTimeAsync(45);
  expect(invalidateQueries, 'the rush is gathered').toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(10);
  expect(invalidateQueries).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(invalidateQueries, 'nothing more was said').toHaveBeenCalledTimes(2);
  changed(30);
  await vi.advanceTimersByTimeAsync(1);
  expect(invalidateQueries, 'after a rest the next is a lone one again').toHaveBeenCalledTimes(3);
});

it('who works here is what the host said last, while nobody is signed in and no change is told', () => {
  const status = (...people: string[]) => ({ ready: true, people }) as unknown as ShopStatus;
  queries.setQueryData(['shop_status', {}], status('张小芳'));
  tellStatus?.(status('张小芳', '新来的'));
  expect(queries.getQueryData(['shop_status', {}])).toEqual(status('张小芳', '新来的'));
  stop();
  expect(tellStatus).toBeUndefined();
});
