import type { CarAtRisk, ForemanHome, JobProposal, JobRow, PlanWarning, Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../api/transport';
import { setShopZone } from '../../i18n/time';
import type { Dragging, LaneDrag } from '../../kit/laneDrag';
import { watched } from '../../kit/watched';
import { AssignPanel } from '../visits/workshop/AssignPanel';
import { AssignDialog } from './AssignDialog';
import { JobQueue } from './JobQueue';

const people = [3, 4, 5].map((id) => ({ id, name: `师傅${id}`, active: true, roles: ['technician'] }));
const bays = [
  { id: 1, name: '一号工位', active: true },
  { id: 2, name: '旧工位', active: false },
];
const free_at = '2026-03-02T04:00:00Z';
const home = {
  technicians: people.map(({ id, name }) => ({
    person_id: id,
    name,
    jobs: [],
    placed: [],
    minutes_today: 0,
    free_at,
    away: [],
  })),
  free_at: '2026-03-02T02:30:00Z',
  least_busy_first: [5, 3, 4],
  day_starts_at: '2026-03-02T00:30:00Z',
  day_ends_at: '2026-03-02T10:00:00Z',
} as unknown as ForemanHome;

let proposals: JobProposal[] = [];
let warnings: PlanWarning[] = [];
const call = vi.fn(async (command: string, _request: unknown) => {
  if (command === 'list_people') return { people, workers: [3, 4, 5], bays };
  if (command === 'job_proposals') return { needed: null, proposals };
  if (command === 'look_at_plan') return { warnings };
  return command === 'foreman_home' ? home : {};
});
const assigned = () => call.mock.calls.filter(([name]) => name === 'assign_job').map(([, sent]) => sent);

beforeEach(() => {
  setShopZone(480);
  call.mockClear();
  proposals = [];
  warnings = [];
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

const plan = { technicians: [], bay_id: null, planned_start: null, planned_minutes: 0, note: '' };
const row = (more: Partial<JobRow> = {}): JobRow =>
  ({
    ...plan,
    job_id: 21,
    version: 4,
    work_order_id: 3,
    work_order_number: 'GD1',
    name: '更换前刹车片',
    hours: 0,
    plate: null,
    make: '',
    model: '',
    symptom: '',
    state: 'waiting',
    attempt: 1,
    promised_at: null,
    priority: 'normal',
    actions: [{ action: 'assign', missing: null }],
    ...more,
  }) as JobRow;
const visit = (note = ''): Visit =>
  ({
    order: { id: 3 },
    actions: [{ action: 'assign_jobs', yours: true, next: false, roles: [], missing: [] }],
    lines: [{ id: 5, name: '更换前刹车片', kind: 'labour', hours: 0 }],
    jobs: [{ ...plan, note, id: 21, version: 4, line_id: 5, attempt: 1, state: 'waiting' }],
    current_jobs: [21],
    people: [],
    bays: [],
  }) as unknown as Visit;

const draw = (page: ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AntApp>
        <MemoryRouter>{page}</MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );

const dragBy = (begin: LaneDrag['begin']): LaneDrag => ({
  held: watched<Dragging | undefined>(undefined),
  begin,
  follow: () => undefined,
});
const dialog = (job: JobRow) => draw(<AssignDialog job={job} home={home} onClose={() => undefined} />);
const panel = (one: Visit) => draw(<AssignPanel visit={one} />);
const labels = (within: Element) =>
  [...within.querySelectorAll('[role=group][aria-label]')].map((one) => one.getAttribute('aria-label'));
const choose = async (name: RegExp) => {
  fireEvent.mouseDown(screen.getByRole('combobox', { name: '技师' }));
  fireEvent.click(await screen.findByText(name, { selector: '.ant-select-item-option-content' }));
};

it('a job is planned for at least half an hour, with its bay and its note, on either page', async () => {
  for (const open of [() => dialog(row({ note: '小心漆面\n已拆' })), () => panel(visit('小心漆面\n已拆'))]) {
    const { unmount, baseElement } = open();
    await screen.findByText(/未定工位/);
    const at = baseElement.querySelector('[data-testid$="-minutes"]')?.getAttribute('data-testid') ?? '';
    expect(screen.getByTestId(at)).toHaveProperty('value', '30');
    // What a finished part added stands on a line of its own.
    expect(screen.getByTestId(at.replace('minutes', 'note'))).toHaveProperty('value', '小心漆面\n已拆');
    expect(labels(baseElement).slice(-3)).toEqual(['预计分钟', '工位', '给技师的话']);
    unmount();
  }
});

it('of two who share, the other takes the rest, in the dialog', async () => {
  dialog(row());
  const give = screen.getByTestId('action-assign_job');
  expect(give).toHaveProperty('disabled', true);
  fireEvent.click(screen.getByTestId('assign-person-3'));
  fireEvent.click(screen.getByTestId('assign-person-4'));
  fireEvent.change(screen.getByLabelText('师傅3 的分摊比例'), { target: { value: '70' } });
  fireEvent.click(give);
  await waitFor(() => expect(assigned()).toHaveLength(1));
  expect(assigned()[0]).toMatchObject({
    job_id: 21,
    version: 4,
    technicians: [
      { person_id: 3, share: 7000 },
      { person_id: 4, share: 3000 },
    ],
    planned_minutes: 30,
  });
});

it('begins when the first of those chosen is free, as the host says, and lists first whoever has least', async () => {
  dialog(row());
  const people = screen.getAllByTestId(/^assign-person-/).map((one) => one.getAttribute('data-testid'));
  expect(people).toEqual(['assign-person-5', 'assign-person-3', 'assign-person-4']);
  const start = () => screen.getByTestId('assign-start').textContent;
  expect(start()).toContain('10:30');
  fireEvent.click(screen.getByTestId('assign-person-3'));
  expect(start()).toContain('12:00');
});

it('lists first whom the host proposes, says why, and warns of the place before it is given', async () => {
  proposals = [
    { person_id: 4, when: null, reasons: [{ why: 'skilled', trade: 'paint', level: 'senior' }] },
    { person_id: 3, when: null, reasons: [{ why: 'other_trade', trade: 'paint' }] },
    { person_id: 5, when: null, reasons: [{ why: 'no_time' }] },
  ];
  warnings = [{ of: 'off_duty' }, { of: 'other_trade', trade: 'paint' }];
  dialog(row());
  await screen.findByText('涂漆 高级');
  const people = screen.getAllByTestId(/^assign-person-/).map((one) => one.getAttribute('data-testid'));
  expect(people).toEqual(['assign-person-4', 'assign-person-3', 'assign-person-5']);
  const cursorAt = () => document.activeElement?.closest('label')?.textContent;
  await waitFor(() => expect(cursorAt()).toContain('师傅4'));
  expect(screen.getByTestId('assign-reasons-3').textContent).toBe('工种不含涂漆');
  expect(screen.queryByTestId('plan-warnings')).toBeNull();
  fireEvent.click(screen.getByTestId('assign-person-3'));
  expect((await screen.findByTestId('plan-warnings')).textContent).toBe('不在班工种不含涂漆');
  // It warns, and lets them.
  expect(screen.getByTestId('action-assign_job')).toHaveProperty('disabled', false);
});

it('and on the page of the visit', async () => {
  panel(visit());
  await choose(/师傅3/);
  await choose(/师傅4/);
  fireEvent.change(screen.getByLabelText('师傅3 的分摊比例'), { target: { value: '70' } });
  fireEvent.click(screen.getByTestId('save-assignment'));
  await waitFor(() => expect(assigned()).toHaveLength(1));
  expect(assigned()[0]).toMatchObject({
    job_id: 21,
    technicians: [
      { person_id: 3, share: 7000 },
      { person_id: 4, share: 3000 },
    ],
  });
});

it('three whose parts do not make the whole are held before the host is asked', async () => {
  dialog(row());
  for (const id of [3, 4, 5]) fireEvent.click(screen.getByTestId(`assign-person-${id}`));
  expect(screen.getByTestId('action-assign_job')).toHaveProperty('disabled', false);
  fireEvent.change(screen.getByLabelText('师傅3 的分摊比例'), { target: { value: '70' } });
  screen.getByText('分摊比例合计要等于 100%');
  expect(screen.getByTestId('action-assign_job')).toHaveProperty('disabled', true);
});

it('offers the bays in use, and keeps the name of one that is not', async () => {
  dialog(row({ bay_id: 2 }));
  await screen.findByText('旧工位');
});

const queue = (jobs: JobRow[], drag: LaneDrag, atRisk = new Map<number, CarAtRisk>()) => (
  <JobQueue jobs={jobs} atRisk={atRisk} drag={drag} onTake={() => undefined} onOpen={() => undefined} />
);

it('a car that waits for hands says in words and by a shape why its promise is at risk', () => {
  const too_late = [{ name: '机油滤', on: '2026-03-05' }];
  const atRisk = new Map<number, CarAtRisk>([
    [8, { work_order_id: 8, risk: 'waits', too_late, work_minutes: 60 }],
  ]);
  draw(queue([row({ work_order_id: 8 }), row({ job_id: 22, work_order_id: 9 })], dragBy(vi.fn()), atRisk));
  const marked = screen.getByTestId('queue-car-8').querySelector('[data-risk=waits]');
  expect(marked?.textContent).toContain('机油滤');
  expect(marked?.querySelector('svg')).not.toBeNull();
  expect(screen.getByTestId('queue-car-9').querySelector('[data-risk]')).toBeNull();
});

it('a waiting job is taken only by those its own answer lets give it out', () => {
  const begin = vi.fn();
  const jobs = [row(), row({ job_id: 22, actions: [] })];
  draw(queue(jobs, dragBy(begin)));
  fireEvent.pointerDown(screen.getByTestId('queue-job-22'), { pointerType: 'mouse' });
  expect(begin).not.toHaveBeenCalled();
  expect(screen.getByTestId('queue-job-22').querySelector('[data-handle]')).toBeNull();
  fireEvent.pointerDown(screen.getByTestId('queue-job-21'), { pointerType: 'mouse' });
  expect(begin).toHaveBeenCalledTimes(1);
});

it('says whose car goes before others', () => {
  const jobs = [row({ priority: 'waiting' }), row({ job_id: 22, work_order_id: 9, priority: 'normal' })];
  draw(queue(jobs, dragBy(vi.fn())));
  expect(screen.getAllByText('等修')).toHaveLength(1);
});

it('F4 goes to the first job that may be given out', () => {
  const jobs = [row({ actions: [] }), row({ job_id: 22 })];
  draw(queue(jobs, dragBy(vi.fn())));
  fireEvent.keyDown(window, { key: 'F4' });
  expect(document.activeElement).toBe(screen.getByTestId('queue-job-22'));
});
