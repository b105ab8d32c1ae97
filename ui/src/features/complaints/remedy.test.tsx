import type { ComplaintAction, ComplaintPage, RemedyRequest } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { ComplaintActions } from './ComplaintActions';

const call = vi.fn(async (_command: string, _request: unknown) => ({ people: [], bays: [] }));
const sent = (command: string) => call.mock.calls.filter(([name]) => name === command).map(([, ask]) => ask);

beforeEach(() => {
  forgetSession();
  localStorage.clear();
  keepSession({ token: 't', person_id: 2, name: '苏婷婷', roles: ['callback_clerk'] });
  call.mockClear();
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

const offered = (...actions: ComplaintAction[]): ComplaintPage['actions'] =>
  actions.map((action) => ({ action, missing: null }));
const page = (more: Partial<ComplaintPage> = {}) =>
  ({
    complaint: { id: 4, version: 3, state: 'open', person_name: '李石生', owner_id: 2, responded_at: null },
    steps: [],
    actions: offered('add_note', 'tell_customer', 'ask_remedy', 'agree_remedy'),
    remedy_limit: 50_000,
    request: null,
    ...more,
  }) as unknown as ComplaintPage;

const asked = (state: RemedyRequest['state']): ComplaintPage['request'] => ({
  request: {
    id: 9,
    state,
    remedy: '全额退款',
    cost: 80_000,
    asked_at: '2026-03-02T04:00:00Z',
    note: '',
  } as RemedyRequest,
  asked_by_name: '苏婷婷',
  decided_by_name: '',
});

function show(shown: ComplaintPage) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter>
          <ComplaintActions page={shown} />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
}

const type = (testId: string, value: string) =>
  fireEvent.change(screen.getByTestId(testId), { target: { value } });
const press = (testId: string) => fireEvent.click(screen.getByTestId(testId));

it('what costs more than one may promise goes to the manager, and is said by how much', async () => {
  show(page());
  type('remedy', '全额退款');
  type('remedy-cost', '800');
  expect(screen.queryByTestId('action-agree_remedy')).toBeNull();
  expect(screen.getByText(/超过限额 300\.00 元/)).toBeTruthy();
  press('action-ask_remedy');
  await waitFor(() =>
    expect(sent('ask_remedy')).toEqual([{ id: 4, version: 3, remedy: '全额退款', cost: 80_000 }]),
  );
});

it('what was approved is agreed with the customer, by some means and with somebody', async () => {
  show(page({ request: asked('approved') }));
  press('use-approved');
  expect(screen.getByTestId<HTMLButtonElement>('action-agree_remedy').disabled).toBe(true);
  press('remedy-means-phone');
  press('action-agree_remedy');
  await waitFor(() =>
    expect(sent('agree_remedy')).toMatchObject([{ cost: 80_000, means: 'phone', told: '李石生' }]),
  );
});

it('nobody decides a waiting remedy but the manager', () => {
  show(page({ request: asked('waiting') }));
  expect(screen.getByTestId('remedy-request').textContent).toContain('批准以前不能答应客户');
  expect(screen.queryByTestId('remedy-approve')).toBeNull();
});

it('who may not settle it reads who may, and still tells the customer', async () => {
  const missing = { code: 'settled_by_level', params: { level: 'manager', may: '郑店长' } } as const;
  const held = (['ask_remedy', 'agree_remedy'] as const).map((action) => ({ action, missing }));
  show(page({ actions: [...offered('add_note', 'tell_customer'), ...held] }));
  expect(screen.queryByTestId('remedy')).toBeNull();
  expect(screen.getByText('这一级由 郑店长 商定方案和结案。')).toBeTruthy();
  press('tell-means-message');
  type('tell-text', '正在核实');
  press('action-tell_customer');
  await waitFor(() =>
    expect(sent('tell_customer')).toEqual([
      { id: 4, version: 3, means: 'message', told: '李石生', text: '正在核实' },
    ]),
  );
});
