// What comes back unused brings the deposit on its old part along, by the one button there is.
import type { PartsRow } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { TakeBackDialog } from './TakeBackDialog';

const row = {
  line_id: 4,
  name: '起动机',
  unit: '个',
  issued: 1_000,
  to_take_back: 1_000,
  part_id: null,
  stock: null,
} as unknown as PartsRow;
let held: number;
const call = vi.fn(async (command: string, _request: unknown) => {
  if (command === 'parts_home') return { cars: [] };
  if (command === 'quote_unused_core') return { amount: held };
  return { lines: [], arrivals: [] };
});
const sent = () =>
  call.mock.calls.filter(([name]) => name.startsWith('take_back')).map(([...one]) => one.slice(0, 2));
const back = { line_id: 4, quantity: 1_000, bin_id: null, note: '' };

beforeEach(() => {
  localStorage.clear();
  forgetSession();
  keepSession({ token: 't', person_id: 6, name: '陈库管', roles: ['parts_keeper'] });
  call.mockClear();
  installTransport({ place: 'station', call } as unknown as Transport);
});

const draw = () =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter>
          <TakeBackDialog row={row} onClose={() => undefined} />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );

it('gives the deposit back with the part, unless somebody leaves it', async () => {
  held = 20_000;
  draw();
  await screen.findByTestId('take-back-core');
  fireEvent.click(screen.getByTestId('take-back-now'));
  await waitFor(() => expect(sent()).toEqual([['take_back_with_core', { back, core: 20_000, means: null }]]));
});

it('leaves the deposit where it is, as somebody says so', async () => {
  held = 20_000;
  draw();
  fireEvent.click(await screen.findByTestId('take-back-core'));
  fireEvent.click(screen.getByTestId('take-back-now'));
  await waitFor(() => expect(sent()).toEqual([['take_back_part', back]]));
});

it('leaves no deposit behind that a fast hand did not see yet', async () => {
  held = 20_000;
  draw();
  fireEvent.click(screen.getByTestId('take-back-now'));
  await screen.findByTestId('take-back-core');
  expect(sent()).toEqual([]);
  await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('take-back-now').disabled).toBe(false));
  fireEvent.click(screen.getByTestId('take-back-now'));
  await waitFor(() => expect(sent()).toEqual([['take_back_with_core', { back, core: 20_000, means: null }]]));
});

it('says nothing of deposits where none is held', async () => {
  held = 0;
  draw();
  const asked = () => call.mock.calls.find(([name]) => name === 'quote_unused_core')?.[1];
  await waitFor(() => expect(asked()).toEqual({ line_id: 4, quantity: 1_000 }));
  expect(screen.queryByTestId('take-back-core')).toBeNull();
});
