import type { ForemanHome, JobRow } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { keepHostTime } from '../../i18n/hostTime';
import { setShopZone } from '../../i18n/time';
import WorkshopPage from './Page';

vi.setConfig({ testTimeout: 30_000 });

const job = {
  job_id: 21,
  version: 4,
  work_order_id: 3,
  name: '更换前刹车片',
  hours: 0,
  plate: null,
  make: '',
  model: '',
  state: 'waiting',
  attempt: 1,
  technicians: [{ person_id: 3, share: 10_000 }],
  bay_id: 1,
  planned_start: '2026-03-02T01:30:00Z',
  planned_minutes: 90,
  pause_reason: null,
  promised_at: null,
  priority: 'normal',
  comeback_lines: 0,
  requests: [],
  actions: [{ action: 'assign', missing: null }],
} as unknown as JobRow;
const placed = [{ job_id: 21, begins_at: '2026-03-02T01:30:00Z', minutes: 90, tentative: false }];
const technician = (person_id: number, has: boolean) => ({
  person_id,
  name: `师傅${person_id}`,
  jobs: has ? [job] : [],
  placed: has ? placed : [],
  minutes_today: 0,
  free_at: '2026-03-02T04:00:00Z',
  away: [],
});
const home = {
  unassigned: [],
  releasable: [],
  blocked: [],
  waiting: [],
  open_findings: [],
  outside: [],
  warned: [],
  at_risk: [],
  technicians: [technician(3, true), technician(4, false)],
  bays: [
    { bay_id: 1, name: '一号', placed },
    { bay_id: 2, name: '二号', placed: [] },
  ],
  day_starts_at: '2026-03-02T00:30:00Z',
  day_ends_at: '2026-03-02T10:00:00Z',
  free_at: '2026-03-02T02:30:00Z',
  least_busy_first: [3, 4],
  next_day: '2026-03-03',
} as unknown as ForemanHome;

const asked = vi.fn();
const call = async (command: string, request: unknown) => {
  if (command === 'foreman_home') return home;
  asked(command, request);
  if (command === 'look_at_plan') return { warnings: [{ of: 'off_duty' }] };
  if (command === 'move_job') return { job: { ...job, id: 21, version: 5 }, released: false };
  if (command === 'lay_in_bay') return { jobs: [{ ...job, id: 21, version: 5 }] };
  return {};
};
const sent = (command: string) => asked.mock.calls.filter(([name]) => name === command).map(([, one]) => one);

beforeEach(() => {
  localStorage.clear();
  setShopZone(480);
  keepHostTime('2026-03-02T00:40:00Z');
  keepSession({ token: 't', person_id: 2, name: '赵主管', roles: ['foreman'] });
  asked.mockClear();
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

async function block(): Promise<HTMLElement> {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AntApp>
        <MemoryRouter>
          <WorkshopPage />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  await waitFor(() => expect(document.querySelector('[data-block="21"]')).not.toBeNull());
  const found = document.querySelector<HTMLElement>('[data-block="21"]');
  if (!found) throw new Error('no block');
  act(() => found.focus());
  return found;
}
const said = () => screen.getByTestId('held-by-keys').textContent;

it('a job is carried to another technician by keys, said what speaks against it before it is laid, and taken back', async () => {
  const held = await block();
  expect(held.title).toContain('Shift+方向键');
  fireEvent.keyDown(held, { key: 'ArrowDown', shiftKey: true });
  fireEvent.keyDown(held, { key: 'ArrowRight' });
  expect(said()).toContain('更换前刹车片：师傅4 10:00');
  // What speaks against it is asked where it rests, and nothing is laid yet.
  await waitFor(() => expect(said()).toContain('不在班'));
  expect(screen.getByTestId('drag-hint').textContent).toContain('不在班');
  expect(sent('look_at_plan')).toEqual([
    {
      job_ids: [21],
      technicians: [4],
      bay_id: null,
      planned_start: '2026-03-02T02:00:00.000Z',
      planned_minutes: null,
    },
  ]);
  expect(sent('move_job')).toEqual([]);

  fireEvent.keyDown(held, { key: 'Enter' });
  await waitFor(() =>
    expect(sent('move_job')).toEqual([
      { job_id: 21, version: 4, from: 3, to: 4, planned_start: '2026-03-02T02:00:00.000Z' },
    ]),
  );
  expect(said()).toContain('已放下');
  await screen.findByTestId('undo-laid');
  fireEvent.keyDown(held, { key: 'z', ctrlKey: true });
  await waitFor(() => expect(sent('lay_back')).toMatchObject([{ jobs: [{ job_id: 21, version: 5 }] }]));
});

it('Esc puts it back, and a key that came too late for it lays nothing', async () => {
  const held = await block();
  fireEvent.keyDown(held, { key: 'ArrowRight', shiftKey: true });
  fireEvent.keyDown(held, { key: 'Escape' });
  expect(said()).toContain('已放回原处');
  fireEvent.keyDown(held, { key: 'Enter' });
  fireEvent.keyDown(held, { key: 'ArrowRight', shiftKey: true });
  fireEvent.blur(held);
  fireEvent.keyDown(held, { key: 'Enter' });
  expect(sent('move_job')).toEqual([]);
});

it('on the lanes of the bays it goes to the next bay and keeps whoever has it', async () => {
  await block();
  fireEvent.click(screen.getByTestId('board-view').querySelectorAll('input')[1] ?? document.body);
  await screen.findByText('二号');
  const held = document.querySelector<HTMLElement>('[data-block="21"]');
  if (!held) throw new Error('no block');
  act(() => held.focus());
  fireEvent.keyDown(held, { key: 'ArrowDown', shiftKey: true });
  expect(said()).toContain('二号 09:30');
  fireEvent.keyDown(held, { key: 'Enter' });
  await waitFor(() =>
    expect(sent('lay_in_bay')).toEqual([
      { jobs: [{ job_id: 21, version: 4 }], bay_id: 2, planned_start: '2026-03-02T01:30:00.000Z' },
    ]),
  );
});
