import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter, useLocation } from 'react-router';
import { expect, it } from 'vitest';
import { installTransport, type Transport } from '../api/transport';
import { SearchBox } from './SearchBox';

const number = 'GD20260302001';
const order = (id: number, of: string, query: string) => ({
  entity: 'work_order',
  id,
  number: of,
  whole: of === query,
  work_order_id: id,
  title: '粤B12345 张小芳',
});

/** A host with two visits whose numbers begin alike, and one part. */
function aShop(fails = false) {
  const answers: Record<string, (request: { query: string }) => unknown> = {
    get_shop: () => ({ settings: { prefixes: { work_order: 'GD', booking: 'YY' } } }),
    find_catalogue: ({ query }) => ({
      items: query === '06a115561b' ? [{ code: '06A115561B' }, { code: '06A115561C' }] : [],
      numbered: [],
      replaced: [],
      other_series: [],
    }),
    search: ({ query }) => ({
      vehicles: [],
      customers: [],
      bookings: [],
      documents: [number, `${number}0`]
        .map((of, id) => order(id + 1, of, query))
        .filter((hit) => hit.number.startsWith(query)),
      parts: [],
      unknown_plate: null,
    }),
  };
  installTransport({
    place: 'station',
    call: async (name: string, request: { query: string }) => {
      if (fails && name === 'search') throw new Error('away');
      return answers[name]?.(request);
    },
  } as unknown as Transport);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={queries}>
      <AntApp>
        <MemoryRouter>
          <SearchBox />
          <Where />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
}

function Where() {
  return <output data-testid="where">{useLocation().pathname}</output>;
}

const where = () => screen.getByTestId('where').textContent;
const box = () => screen.getByRole<HTMLInputElement>('combobox');

function scan(text: string): void {
  let now = performance.now();
  for (const key of [...text, 'Enter']) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    now += 6;
    Object.defineProperty(event, 'timeStamp', { value: now });
    document.body.dispatchEvent(event);
  }
}

it('opens the one whose number was scanned, and not a longer number', async () => {
  aShop();
  scan(number);
  await expect.poll(where).toBe('/visits/1');
  expect(box().value).toBe('');
});

it('opens the part a code belongs to, however its letters are written', async () => {
  aShop();
  scan('06a115561b');
  await expect.poll(where).toBe('/parts/code/06a115561b');
});

it('what is several things, or nothing, stands in the box and is said', async () => {
  aShop();
  scan('GD202603');
  await expect.poll(() => box().value).toBe('GD202603');
  await screen.findByText('“GD202603”对应不止一个，请选一个');
  expect(await screen.findAllByRole('option')).toHaveLength(2);
  scan('GD20990302001');
  await screen.findByText(/^没有找到“GD20990302001”，/);
  expect(box().value).toBe('GD20990302001');
  expect(where()).toBe('/');
});

it('what could not be asked is not lost', async () => {
  aShop(true);
  scan(number);
  await expect.poll(() => box().value).toBe(number);
  expect(where()).toBe('/');
});
