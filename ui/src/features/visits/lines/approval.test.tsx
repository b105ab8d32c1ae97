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
const managers = { people: [{ id: 9, name: '王经理', active: true, roles: ['manager'] }], bays: [] };
const call = vi.fn(async (command: string, request: unknown) => {
  if (command === 'list_people') return managers;
  const approved = (request as { approval?: { pin: string } }).approval;
  if (approved) {
    if (approved.pin === '2468') return null;
    throw new Refusal('wrong_pin');
  }
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

const dear = () => {
  refusal = new Refusal('discount_over_limit', {
    limit: '10%',
    discount: 11_900,
    allowed: 1200,
    over: 10_700,
  });
  show(visit('estimating', [oil]));
  fireEvent.click(screen.getByTestId('edit-line-4'));
  type('line-code', 'JY');
  save();
};

it('says once which limit and by how much, and keeps what was typed', async () => {
  dear();
  await screen.findByTestId('needs-manager');
  const said = screen.getAllByText(/超过允许的 10%（12\.00 元）107\.00 元/);
  expect(said).toHaveLength(1);
  expect(field('line-code').value).toBe('JY');
  // Another figure is another question.
  type('line-code', 'JYJL');
  expect(screen.queryByTestId('needs-manager')).toBeNull();
});

it('takes the word of a manager with the PIN, and a wrong one leaves everything as it is', async () => {
  dear();
  await screen.findByTestId('needs-manager');
  await screen.findByText('王经理');
  const pin = (text: string) => {
    fireEvent.change(screen.getByTestId('approval-pin'), { target: { value: text } });
    fireEvent.click(screen.getByTestId('approval-grant'));
  };
  pin('0000');
  await screen.findByText('密码不对，请再输一次。');
  expect(field('line-code').value).toBe('JY');
  pin('2468');
  await waitFor(() => expect(form()).toBeNull());
  expect(sent('change_line').at(-1)).toMatchObject({
    line_id: 4,
    figures: { code: 'JY' },
    approval: { manager_id: 9, pin: '2468' },
  });
});

it('puts the question into the manager’s list as it would be done', async () => {
  dear();
  await screen.findByTestId('needs-manager');
  fireEvent.change(screen.getByTestId('approval-note'), { target: { value: '老客户' } });
  fireEvent.click(screen.getByTestId('approval-ask'));
  await waitFor(() => expect(form()).toBeNull());
  expect(sent('request_approval')).toMatchObject([
    { note: '老客户', action: { what: 'change_line', ask: { line_id: 4, figures: { code: 'JY' } } } },
  ]);
});

it('a line whose cost is not told is saved all the same', async () => {
  show(visit('estimating', [{ ...oil, cost: null }]));
  fireEvent.click(screen.getByTestId('edit-line-4'));
  type('line-code', 'JY');
  save();
  await waitFor(() => expect(form()).toBeNull());
  expect(sent('change_line')).toMatchObject([
    { line_id: 4, figures: { code: 'JY', unit_price: 12_000, cost: 0 } },
  ]);
});

it('shows the cost only to who may know it', () => {
  const { leave } = show(visit('estimating', [oil]));
  fireEvent.click(screen.getByTestId('edit-line-4'));
  expect(screen.queryByTestId('line-cost')).toBeNull();
  leave();
  localStorage.clear();
  keepSession({ token: 't', person_id: 9, name: '王经理', roles: ['manager'] });
  show(visit('estimating', [oil]));
  fireEvent.click(screen.getByTestId('edit-line-4'));
  expect(screen.getByTestId('line-cost')).toBeTruthy();
});
