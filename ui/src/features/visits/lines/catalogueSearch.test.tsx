// A fast hand: Enter before the price list has answered, and the next word at once.
import type { CatalogueItem } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../../api/transport';
import { CatalogueSearch } from './CatalogueSearch';

const item = (id: number, name: string) =>
  ({
    id: { labour_operation: id },
    kind: 'labour',
    name,
    code: '',
    brand: '',
    specification: '',
    grade: null,
    active: true,
    hours: 100,
    unit: '次',
    unit_price: 10_000,
  }) as unknown as CatalogueItem;

const told: Record<string, CatalogueItem[]> = {
  刹: [item(1, '刹车保养')],
  // What was found first for less of the word is among them still, and not the first.
  刹车: [item(2, '刹车油更换'), item(1, '刹车保养')],
};
let waiting: Map<string, () => void>;
const onPick = vi.fn(async (_: CatalogueItem) => {});
const onFree = vi.fn();

beforeEach(() => {
  waiting = new Map();
  onPick.mockClear();
  onFree.mockClear();
  installTransport({
    place: 'station',
    call: (name: string, request: { query?: string }) =>
      new Promise((done) => {
        const query = request.query ?? '';
        const answer = () => done({ items: told[query] ?? [], numbered: [], replaced: [], other_series: [] });
        if (name === 'find_catalogue') waiting.set(query, answer);
        else done({ parts: [] });
      }),
  } as unknown as Transport);
});

async function answers(query: string) {
  await waitFor(() => expect(waiting.has(query)).toBe(true));
  waiting.get(query)?.();
}

function opened() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter>
          <CatalogueSearch
            priceClass="retail"
            vehicleId={3}
            onPick={onPick}
            onFree={onFree}
            onRefused={() => {}}
          />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  const field = screen.getByRole('combobox') as HTMLInputElement;
  fireEvent.mouseDown(field);
  return field;
}
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const enter = (field: HTMLElement) => fireEvent.keyDown(field, { key: 'Enter', keyCode: 13, which: 13 });

it('Enter before the answer puts down the first of what was typed, and the field is free for the next', async () => {
  const field = opened();
  type(field, '刹');
  await answers('刹');
  await screen.findByTestId('catalogue-operation-1');
  type(field, '刹车');
  enter(field);
  expect(field.value).toBe('');
  type(field, '机');
  await answers('刹车');
  await waitFor(() => expect(onPick.mock.calls.map(([put]) => put.name)).toEqual(['刹车油更换']));
  expect(field.value).toBe('机');
  expect(onFree).not.toHaveBeenCalled();
});

it('what the price list does not know is a line of its own, also before the list has said so', async () => {
  const field = opened();
  type(field, '装脚垫');
  enter(field);
  await answers('装脚垫');
  await waitFor(() => expect(onFree.mock.calls).toEqual([['装脚垫']]));
});
