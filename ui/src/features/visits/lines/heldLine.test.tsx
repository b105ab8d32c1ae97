import type { Line, LineFigures, Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { Refusal } from '../../../api/errors';
import { forgetSession, keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { StagePanels } from '../StagePanels';
import { blankLine } from './figures';

const figures: LineFigures = { ...blankLine('labour', undefined, ''), name: '更换机油', unit_price: 12_000 };
const oil = {
  id: 4,
  version: 1,
  position: 1,
  state: 'draft',
  amount: 12_000,
  settlement_id: null,
  supersedes_id: null,
  authorised_amount: null,
  decline_reason: '',
  ...figures,
} as unknown as Line;

const visit = (stage: string, lines: Line[], yours = true) =>
  ({
    order: { id: 7, version: 1, stage, mileage_km: null, arrival: 'driven', symptom: '', cancel_reason: '' },
    is_in_shop: true,
    lines,
    judged: [],
    judgeable_lines: [],
    unjudged_lines: [],
    came_back: [],
    editable_lines: lines.map((line) => line.id),
    stock: [],
    misfits: [],
    parts_not_issued: [],
    part_requests: [],
    profit: null,
    line_drops: [],
    asked_lines: [],
    withdrawn_lines: [],
    findings: [],
    jobs: [],
    current_jobs: [],
    people: [],
    bays: [],
    inspections: [],
    settlements: [],
    payments: [],
    free_receipts: [],
    credits: [],
    stored: { paid: 0, gift: 0, total: 0 },
    takes_new_lines: true,
    charges_nothing_more: false,
    refused_deliveries: [],
    complaints: [],
    approvals: [],
    asked_approvals: [],
    offered_payers: [],
    notices: {
      open_visits: [],
      declined: [],
      declined_findings: [],
      under_warranty: [],
      complaints: [],
      unpaid: 0,
      note: '',
    },
    vehicle: { plate: '粤B54321', plate_colour: 'blue' },
    walk_around: null,
    delivery: null,
    approved_total: 0,
    actions: [{ action: 'edit_lines', next: false, yours, roles: ['advisor'], missing: [] }],
    customer: { id: 1, price_class: 'retail' },
  }) as unknown as Visit;

let refusal: Refusal | null;
const call = vi.fn(async (command: string, _request: unknown) => {
  if (refusal && command === 'change_line') throw refusal;
  return null;
});
const sent = (command: string) => call.mock.calls.filter(([name]) => name === command).map(([, ask]) => ask);

beforeEach(() => {
  forgetSession();
  keepSession({ token: 't', person_id: 2, name: '张小芳', roles: ['advisor'] });
  call.mockClear();
  refusal = null;
  const door: Partial<Transport> = { place: 'station', call };
  installTransport(door as Transport);
});

function show(first: Visit) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const page = (now: Visit) => (
    <QueryClientProvider client={queries}>
      <AntApp>
        <MemoryRouter>
          <StagePanels visit={now} />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>
  );
  const { rerender, unmount } = render(page(first));
  return { become: (now: Visit) => rerender(page(now)), leave: unmount };
}

const field = (testId: string) => screen.getByTestId<HTMLInputElement>(testId);
const form = () => screen.queryByTestId('line-form');
const type = (testId: string, value: string) => fireEvent.change(field(testId), { target: { value } });
const save = () => fireEvent.click(screen.getByTestId('line-save'));

it('a new line stays open with its typing while another station carries the visit on', () => {
  const { become } = show(visit('estimating', []));
  fireEvent.click(screen.getByTestId('add-line'));
  type('line-name', '四轮定位');
  // The lines go from the thing to do now into a fold that is closed.
  become(visit('awaiting_assignment', []));
  expect(screen.queryByTestId('panel-lines')).toBeNull();
  expect(field('line-name').value).toBe('四轮定位');
});

it('is there again after a reload, and gone once it is saved', async () => {
  const before = show(visit('estimating', []));
  fireEvent.click(screen.getByTestId('add-line'));
  type('line-name', '四轮定位');
  before.leave();

  const after = show(visit('estimating', []));
  expect(field('line-name').value).toBe('四轮定位');
  save();
  await waitFor(() => expect(form()).toBeNull());
  expect(sent('add_line')).toMatchObject([{ work_order_id: 7, figures: { name: '四轮定位' } }]);
  after.leave();
  show(visit('estimating', []));
  expect(form()).toBeNull();
});

it('is given up by the person who closes it, and not met by one who may not change lines', () => {
  const first = show(visit('estimating', [oil]));
  fireEvent.click(screen.getByTestId('edit-line-4'));
  type('line-code', 'JY-1');
  first.leave();

  const other = show(visit('estimating', [oil], false));
  expect(form()).toBeNull();
  other.leave();

  const again = show(visit('estimating', [oil]));
  expect(field('line-code').value).toBe('JY-1');
  fireEvent.click(screen.getByTestId('line-back'));
  expect(form()).toBeNull();
  again.leave();
  show(visit('estimating', [oil]));
  expect(form()).toBeNull();
});

it('follows what somebody else changed, and asks before it writes over it', async () => {
  const { become } = show(visit('estimating', [oil]));
  fireEvent.click(screen.getByTestId('edit-line-4'));
  type('line-name', '更换机油机滤');
  become(visit('estimating', [{ ...oil, version: 2, name: '换油', code: 'HY' }]));
  expect([field('line-name').value, field('line-code').value]).toEqual(['更换机油机滤', 'HY']);

  refusal = new Refusal('conflict', { entity: 'line', id: 4, yours: 1, current: 2 });
  save();
  expect((await screen.findByRole('alert')).textContent).toContain('刚被别人改过');
  expect(field('line-name').value).toBe('更换机油机滤');
  const again = async () => {
    await waitFor(() => expect(screen.getByTestId('line-save').className).not.toContain('loading'));
    save();
  };
  // Who knows of the change is not told of it twice, whatever else is refused on the way.
  refusal = new Refusal('line_fixed', { state: 'approved' });
  await again();
  await screen.findByTestId('supersede-line');
  refusal = null;
  await again();
  await waitFor(() => expect(form()).toBeNull());
  const mine = { line_id: 4, version: 2, figures: { name: '更换机油机滤', code: 'HY' } };
  expect(sent('change_line')).toMatchObject([{ line_id: 4, version: 1 }, mine, mine]);
});

it('a line removed meanwhile takes its form along only when nothing was typed', () => {
  const untouched = show(visit('estimating', [oil]));
  fireEvent.click(screen.getByTestId('edit-line-4'));
  untouched.become(visit('estimating', []));
  expect(form()).toBeNull();
  untouched.leave();

  const typed = show(visit('estimating', [oil]));
  expect(form()).toBeNull();
  fireEvent.click(screen.getByTestId('edit-line-4'));
  type('line-name', '更换机油机滤');
  typed.become(visit('estimating', []));
  expect(field('line-name').value).toBe('更换机油机滤');
});
