// The counter with a scanner: a code, a quantity, and the next box.
import type { OverdueList, PartsCar, PartsRow, UnitsOfPart } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import PartsPage from './Page';

const oil: PartsRow = {
  line_id: 1,
  work_order_id: 7,
  code: 'OIL-5W30',
  name: '机油',
  brand: '',
  specification: '',
  unit: 'L',
  quantity: 4_500,
  origin: 'stock',
  grade: null,
  state: 'approved',
  part_id: 7,
  issued: 0,
  laid_at: null,
  wanted: 4_500,
  open: 4_500,
  to_take_back: 0,
  other_unit: false,
  may_issue: true,
  may_lay_ready: false,
  may_link: false,
  stock: {
    part_code: 'OIL-5W30',
    counted_in: 'L',
    bin_code: 'A1',
    places: [],
    part_id: 7,
    on_hand: 200_000,
    free: 195_500,
    on_order: 0,
    expected_on: null,
  },
};
const car: PartsCar = {
  work_order_id: 7,
  number: 'GD1',
  stage: 'in_repair',
  plate: '粤B12345',
  plate_colour: 'blue',
  make: '福特',
  model: '翼虎',
  promised_at: null,
  pile: 'ahead',
  waits_since: null,
  jobs: [],
  parts: [oil],
  requests: [],
  may_issue_all: true,
};

let refused: unknown;
let overdue: OverdueList;
let units: UnitsOfPart[];
const call = vi.fn(async (command: string, _request: unknown) => {
  if (command === 'parts_home') return { cars: [car], below_zero: false };
  if (command === 'parts_availability') return { parts: [], units };
  if (command === 'issue_parts' && refused) throw refused;
  if (command === 'find_catalogue') return { items: [], numbered: [7], replaced: [], other_series: [] };
  if (command === 'list_overdue') return overdue;
  return { lines: [], arrivals: [] };
});
const asked = (command: string) =>
  call.mock.calls.filter(([name]) => name === command).map(([, sent]) => sent);

function open(role: string) {
  keepSession({ token: 't', person_id: 2, name: '', roles: [role] } as never);
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter>
          <PartsPage />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
}

const type = (field: HTMLElement, value: string) => {
  fireEvent.change(field, { target: { value } });
  fireEvent.keyDown(field, { key: 'Enter', code: 'Enter', keyCode: 13 });
};

beforeEach(() => {
  forgetSession();
  refused = undefined;
  units = [];
  overdue = { counts: [{ kind: 'late_loan', count: 0 }], rows: [], more: false };
  call.mockClear();
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

it('a scanned code picks its line, and Enter issues what it still takes', async () => {
  open('parts_keeper');
  type(await screen.findByTestId('parts-scan'), 'oil-5w30');
  const form = await screen.findByTestId('issue-form-1');
  const quantity = form.querySelector('input');
  expect(quantity?.value).toBe('4.5');
  fireEvent.keyDown(quantity as HTMLElement, { key: 'Enter', code: 'Enter', keyCode: 13 });
  await waitFor(() =>
    expect(asked('issue_parts')).toEqual([{ line_id: 1, quantity: 4_500, bin_id: null, batch_id: null }]),
  );
  await waitFor(() => expect(screen.queryByTestId('issue-form-1')).toBeNull());
});

it('what is out past its day stands before the cars, and only where something is', async () => {
  overdue = {
    counts: [
      { kind: 'late_loan', count: 2 },
      { kind: 'old_part', count: 0 },
    ],
    rows: [],
    more: false,
  };
  open('parts_keeper');
  const late = await screen.findByTestId('parts-overdue');
  const ways = [...late.querySelectorAll('a')].map((way) => way.getAttribute('href'));
  expect(ways).toEqual(['/store/warnings?kind=late_loan']);
});

it('another number on its box picks the line as its code does', async () => {
  open('parts_keeper');
  type(await screen.findByTestId('parts-scan'), 'MAHLE OC 90');
  await screen.findByTestId('issue-form-1');
  expect(asked('find_catalogue')).toEqual([{ query: 'MAHLE OC 90', kind: 'part' }]);
});

it('a quantity typed in barrels is asked for in barrels', async () => {
  units = [{ part_id: 7, counted_in: 'L', units: [{ unit: '桶', factor: 200_000 }] }];
  open('parts_keeper');
  fireEvent.click(await screen.findByTestId('issue-1'));
  const form = await screen.findByTestId('issue-form-1');
  fireEvent.mouseDown(await screen.findByRole('combobox', { name: '单位' }));
  fireEvent.click(await screen.findByText('桶（1 桶 = 200 L）'));
  const quantity = form.querySelector('input') as HTMLInputElement;
  await waitFor(() => expect(quantity.value).toBe(''));
  type(quantity, '0.01');
  await waitFor(() =>
    expect(asked('issue_parts')).toEqual([
      { line_id: 1, quantity: 10, unit: '桶', bin_id: null, batch_id: null },
    ]),
  );
});

it('what is refused stays in the form with its reason', async () => {
  refused = { code: 'stock', params: { problem: 'short', name: '机油', quantity: 1_500 } };
  open('parts_keeper');
  fireEvent.click(await screen.findByTestId('issue-1'));
  const form = await screen.findByTestId('issue-form-1');
  type(form.querySelector('input') as HTMLElement, '2');
  await waitFor(() => expect(form.textContent).toContain('1.5'));
  expect(asked('issue_parts')).toHaveLength(1);
});

it('what is no number issues nothing, whatever stood there before', async () => {
  open('parts_keeper');
  fireEvent.click(await screen.findByTestId('issue-1'));
  const form = await screen.findByTestId('issue-form-1');
  type(form.querySelector('input') as HTMLElement, '4,5x');
  await waitFor(() => expect(form.querySelector('[data-unreadable]')).not.toBeNull());
  expect(asked('issue_parts')).toEqual([]);
});

it('another box scanned at the quantity picks its line, and is no quantity', async () => {
  const brakes = {
    ...oil,
    line_id: 2,
    code: 'PAD-100',
    stock: oil.stock && { ...oil.stock, part_code: 'PAD-100' },
  };
  car.parts.push(brakes);
  try {
    open('parts_keeper');
    type(await screen.findByTestId('parts-scan'), 'oil-5w30');
    const quantity = (await screen.findByTestId('issue-form-1')).querySelector('input') as HTMLInputElement;
    // A scanner's keys come a few milliseconds apart, however busy this machine is.
    for (const [place, key] of [...'PAD-100'].entries()) {
      const pressed = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      Object.defineProperty(pressed, 'timeStamp', { value: 10_000 + 5 * place });
      fireEvent(quantity, pressed);
      fireEvent.change(quantity, { target: { value: quantity.value + key } });
    }
    const entered = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
    Object.defineProperty(entered, 'timeStamp', { value: 10_040 });
    fireEvent(quantity, entered);
    await screen.findByTestId('issue-form-2');
    expect(screen.queryByTestId('issue-form-1')).toBeNull();
    expect(asked('issue_parts')).toEqual([]);
  } finally {
    car.parts.pop();
  }
});

it('who does not keep the store looks, and has nothing to press', async () => {
  open('foreman');
  await screen.findByTestId('part-1');
  expect(screen.queryByTestId('parts-scan')).toBeNull();
  expect(screen.queryByTestId('issue-1')).toBeNull();
  expect(screen.queryByTestId('issue-all-7')).toBeNull();
});
