import type { PartRow } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { beforeEach, expect, it } from 'vitest';
import { installTransport, type Transport } from '../../../api/transport';
import ItemPage from './ItemPage';
import ItemsPage from './ItemsPage';
import { PriceDialog } from './PriceDialog';

const row = (id: number): PartRow => ({
  id,
  code: `JL-${id}`,
  name: '机油滤清器',
  brand: '箭冠',
  specification: '',
  grade: null,
  unit: '个',
  unit_price: 6800,
  active: true,
  minimum: 0,
  bin_code: 'A-01',
  there: {
    part_id: id,
    on_hand: 3000,
    usable: 3000,
    reserved: 4000,
    on_order: 0,
    expected_on: null,
    stock_value: null,
    last_cost: null,
  },
  free: -1000,
  below_minimum: false,
  fits: ['翼虎'],
});

const asked: [string, unknown][] = [];

beforeEach(() => {
  asked.length = 0;
  const answers: Record<string, (request: { text?: string }) => unknown> = {
    get_shop: () => ({ settings: { price_basis: 'tax_included' } }),
    list_parts: ({ text = '' }) => ({
      rows: text === 'JL-7' ? [row(7)] : text === '没有' ? [] : [row(7), row(8)],
      more: false,
      numbered: text === '06A115561B' ? 8 : null,
      keeps: true,
      sets_prices: true,
    }),
    part_choices: () => ({ suppliers: [], bins: [] }),
    preview_prices: () => ({ rows: [], count: 2, old_total: 13600, new_total: 14280, below_cost: 1 }),
    change_prices: () => ({ count: 2 }),
  };
  installTransport({
    place: 'station',
    call: async (name: string, request: { text?: string }) => {
      asked.push([name, request]);
      return answers[name]?.(request);
    },
  } as unknown as Transport);
});

const Where = () => <output data-testid="where">{useLocation().pathname}</output>;
const where = () => screen.getByTestId('where').textContent;

function shown(page = <ItemsPage />) {
  return render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <App>
        <MemoryRouter initialEntries={['/store/items']}>
          {page}
          <Where />
        </MemoryRouter>
      </App>
    </QueryClientProvider>,
  );
}

const types = (text: string) => {
  const box = screen.getByTestId('items-find');
  fireEvent.change(box, { target: { value: text } });
  fireEvent.keyDown(box, { key: 'Enter', code: 'Enter', keyCode: 13 });
};

/** A button that has just appeared sleeps for a moment. */
const press = async (testId: string) => {
  await waitFor(() => expect((screen.getByTestId(testId) as HTMLButtonElement).disabled).toBe(false));
  fireEvent.click(screen.getByTestId(testId));
};

it('opens the part whose number was scanned, before the list has heard of it', async () => {
  shown();
  types('06A115561B');
  await waitFor(() => expect(where()).toBe('/store/items/8'));
});

it('opens the one part that is found, and leads to the first of several', async () => {
  shown();
  types('机油');
  await waitFor(() => expect(document.activeElement?.getAttribute('data-testid')).toBe('part-row-7'));
  expect(where()).toBe('/store/items');
  types('JL-7');
  await waitFor(() => expect(where()).toBe('/store/items/7'));
});

it('says what is promised beyond what is there, and what was not found', async () => {
  shown();
  expect((await screen.findByTestId('part-row-7')).textContent).toContain('-1');
  types('没有');
  expect(await screen.findByText(/没有找到“没有”/)).toBeTruthy();
});

it('sets prices only as they were looked at', async () => {
  shown(<PriceDialog onClose={() => undefined} />);
  fireEvent.change(await screen.findByTestId('price-brand'), { target: { value: '箭冠' } });
  fireEvent.change(screen.getByTestId('price-rate'), { target: { value: '5' } });
  await press('price-look');
  await screen.findByTestId('price-preview');
  expect(asked.some(([name]) => name === 'change_prices')).toBe(false);
  // What is typed anew is looked at anew.
  fireEvent.change(screen.getByTestId('price-rate'), { target: { value: '6' } });
  expect(screen.queryByTestId('price-preview')).toBeNull();
  await press('price-look');
  await screen.findByTestId('price-preview');
  await press('action-change_prices');
  await waitFor(() => expect(asked.some(([name]) => name === 'change_prices')).toBe(true));
  expect(asked.find(([name]) => name === 'change_prices')?.[1]).toMatchObject({
    change: { scope: { of: 'brand', brand: '箭冠' }, rule: { by: 'percent', rate: 600 } },
    count: 2,
    new_total: 14280,
  });
});

it('a part that is begun is asked of nobody: its page is the empty form', async () => {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <App>
        <MemoryRouter initialEntries={['/store/items/new']}>
          <Routes>
            {/* As the store lists them: the address of a new part names none. */}
            <Route path="/store/items/new" element={<ItemPage />} />
            <Route path="/store/items/:id" element={<p>a known part</p>} />
          </Routes>
        </MemoryRouter>
      </App>
    </QueryClientProvider>,
  );
  await screen.findByTestId('item-form');
  expect(asked.some(([name]) => name === 'get_part')).toBe(false);
});
