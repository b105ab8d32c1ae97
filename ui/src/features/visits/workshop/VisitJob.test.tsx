import type { Allowed, Job, JobAction, JobRow, JobWorked, Refusal, Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { jobOfRow } from '../../jobs/atJob';
import { FinishDialog } from '../../jobs/FinishDialog';
import { OwnJob } from '../../jobs/OwnJob';
import { VisitJob } from './VisitJob';

const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
const li = 7;
const wang = 8;
const began = '2026-03-02T01:00:00Z';
const busy = (technician: string): Refusal => ({
  code: 'already_running',
  params: { technician, job: '更换水泵' },
});
const offered = (...actions: JobAction[]): Allowed<JobAction>[] =>
  actions.map((action) => ({ action, missing: null }));

const people = [
  { id: li, name: '李强' },
  { id: wang, name: '王师傅' },
];
const bays = [{ id: 2, name: '二号工位' }];
const answers: Record<string, unknown> = {
  list_people: { people, bays },
  list_photos: { photos: [], may_take: [], signed: { check_in_sheet: '', inspection_report: '' } },
  get_visit: { findings: [] },
  get_work_asked: { jobs: [] },
};
const call = vi.fn(async (command: string, _request: unknown) => answers[command] ?? {});
const asked = (command: string) =>
  call.mock.calls.filter(([name]) => name === command).map(([, sent]) => sent);

function signIn(person_id: number, role: 'technician' | 'foreman') {
  queries.clear();
  keepSession({ token: 't', person_id, name: '李强', roles: [role] });
}

beforeEach(() => {
  forgetSession();
  signIn(li, 'technician');
  call.mockClear();
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

const job = (more: Partial<Job> = {}): Job =>
  ({
    id: 21,
    version: 4,
    line_id: 5,
    attempt: 1,
    rework_id: null,
    state: 'running',
    technicians: [{ person_id: li, share: 10_000 }],
    bay_id: null,
    pause_reason: null,
    key_data: [],
    note: '',
    ...more,
  }) as Job;

interface Told {
  at?: number[];
  worked?: JobWorked[];
  actions?: Allowed<JobAction>[];
}

function draw(one: Job, { at = [], worked = [], actions = [] }: Told = {}) {
  const visit = {
    order: { id: 3 },
    vehicle: { plate: '粤B54321', plate_colour: 'blue' },
    lines: [{ id: 5, name: '更换前刹车片', hours: 120 }],
    jobs: [one],
    job_offers: [{ job_id: one.id, at_work: at, own_part: false, actions }],
    part_requests: [],
    parts_arrivals: [],
    worked,
    people,
    bays,
    reworks: [{ id: 9, cause: '刹车仍有异响' }],
  } as unknown as Visit;
  render(
    <QueryClientProvider client={queries}>
      <AntApp>
        <VisitJob visit={visit} job={one} />
      </AntApp>
    </QueryClientProvider>,
  );
}

const worked = (minutes: number, days: JobWorked['days'], clock_went_back = false): JobWorked => ({
  job_id: 21,
  so_far: { seconds: minutes * 60, running: 0, at: began },
  minutes,
  days,
  clock_went_back,
});

const row = {
  job_id: 21,
  version: 4,
  name: '更换前刹车片',
  state: 'running',
  clocks: [],
  parts_here: null,
  requests: [],
} as unknown as JobRow;
const drawOwnJobs = () =>
  render(
    <QueryClientProvider client={queries}>
      <AntApp>
        <FinishDialog job={jobOfRow({ ...row, actions: offered('finish') })} onClose={() => undefined} />
      </AntApp>
    </QueryClientProvider>,
  );

const type = async (testId: string, value: string) =>
  fireEvent.change(await screen.findByTestId(testId), { target: { value } });
const names = () =>
  screen
    .getAllByTestId(/^datum-[a-z_]+$/)
    .map((button) => button.textContent ?? '')
    .sort();

it('what was measured among the own jobs is finished on the visit, under the same names and leaving nothing behind', async () => {
  drawOwnJobs();
  const before = names();
  fireEvent.click(screen.getByTestId('datum-brake_pad_front'));
  await type('datum-value-0', '4.5');
  await type('finish-note', '已磨合');
  cleanup();

  draw(job(), { at: [li], actions: offered('finish') });
  fireEvent.click(screen.getByTestId('job-21-finish'));
  expect(await screen.findByTestId('datum-value-0')).toHaveProperty('value', '4.5');
  fireEvent.click(screen.getByTestId('datum-remove-0'));
  expect(names()).toEqual(before);
  fireEvent.click(screen.getByTestId('datum-brake_pad_front'));
  await type('datum-value-0', '4.2');
  fireEvent.keyDown(window, { key: 'F2' });

  const sent = { job_id: 21, version: 4, note: '已磨合' };
  await waitFor(() =>
    expect(asked('finish_job')).toEqual([
      { ...sent, measurements: [{ name: '前刹车片', value: '4.2', unit: 'mm' }] },
    ]),
  );
  await waitFor(() => expect(Object.keys(localStorage).filter((key) => key.includes('finish'))).toEqual([]));
});

it('says which row is half written, on either page', async () => {
  for (const open of [
    () => drawOwnJobs(),
    () => {
      draw(job(), { at: [li], actions: offered('finish') });
      fireEvent.click(screen.getByTestId('job-21-finish'));
    },
  ]) {
    open();
    if (!screen.queryByTestId('datum-value-0')) fireEvent.click(await screen.findByTestId('datum-torque'));
    expect(await screen.findByText('“紧固力矩”没有填数值，不记就去掉这一行')).toBeTruthy();
    expect(screen.getByTestId('action-finish_job')).toHaveProperty('disabled', true);
    cleanup();
  }
});

it.each(['start', 'resume', 'join'] as const)(
  'says before %s is pressed what the technician is busy with',
  async (action) => {
    draw(job({ state: 'waiting' }), { actions: [{ action, missing: busy('李强') }] });
    expect(await screen.findByText('正在做“更换水泵”，请先暂停或完工')).toBeTruthy();
    expect(screen.getByTestId(`job-21-${action === 'join' ? 'start' : action}`)).toHaveProperty(
      'disabled',
      true,
    );
  },
);

it('draws what the host lets through, and nothing else', async () => {
  draw(job(), { at: [li], actions: offered('finish', 'pause') });
  expect(screen.getByTestId('job-21-finish')).toHaveProperty('disabled', false);
  expect(screen.queryByTestId('job-21-start')).toBeNull();
  expect(screen.queryByTestId('job-21-cancel')).toBeNull();
  cleanup();
  draw(job({ state: 'waiting' }), { actions: offered('start', 'assign', 'cancel') });
  expect(screen.getByTestId('job-21-start')).toHaveProperty('disabled', false);
  expect(screen.getByTestId('job-21-cancel')).toBeTruthy();
  expect(call.mock.calls.filter(([name]) => name !== 'list_photos')).toEqual([]);
});

it('tells the foreman whose hands are full, and technicians whose job it is', async () => {
  signIn(1, 'foreman');
  draw(job({ state: 'waiting' }), { actions: [{ action: 'start', missing: busy('李强') }] });
  expect(await screen.findByText('李强 正在做“更换水泵”，请先暂停或完工。')).toBeTruthy();
  expect(screen.getByTestId('job-21-start')).toHaveProperty('disabled', true);
  cleanup();

  signIn(wang, 'technician');
  const foreign: Refusal = { code: 'not_your_job', params: { technicians: '李强' } };
  draw(job({ state: 'waiting' }), { actions: [{ action: 'start', missing: foreign }] });
  expect(await screen.findByTestId('job-21-start')).toHaveProperty('disabled', true);
  screen.getByText('这个作业派给了 李强。');
});

it('whoever presses for somebody else starts that one’s clock and joins nothing', () => {
  const shared = job({ technicians: [li, wang].map((person_id) => ({ person_id, share: 5_000 })) });
  draw(shared, { at: [wang], actions: offered('join') });
  expect(screen.getByTestId('job-21-start').textContent).toContain('我也开始做');
  cleanup();
  signIn(1, 'foreman');
  draw(shared, { at: [wang], actions: offered('join') });
  expect(screen.getByTestId('job-21-start').textContent).not.toContain('我也开始做');
});

it('tells work over midnight by its days, and says when the host’s clock was set back meanwhile', () => {
  const days = [
    { day: '2026-12-08', minutes: 30 },
    { day: '2026-12-09', minutes: 70 },
  ];
  draw(job({ state: 'finished' }), { worked: [worked(100, days, true)] });
  expect(screen.getByTestId('job-21-days').textContent).toContain('1小时10分');
  expect(screen.getByTestId('job-21-clock-back').textContent).toContain('时钟被调回');
});

it('says nothing of days where all of it was on one', () => {
  const days = [{ day: '2026-12-08', minutes: 30 }];
  draw(job({ state: 'finished' }), { worked: [worked(30, days)] });
  expect(screen.queryByTestId('job-21-days')).toBeNull();
  expect(screen.queryByTestId('job-21-clock-back')).toBeNull();
});

it('says of a job on the own list what it says on the page of its visit', async () => {
  const technicians = [
    { person_id: li, share: 7_000 },
    { person_id: wang, share: 3_000 },
  ];
  const told = {
    technicians,
    bay_id: 2,
    attempt: 2,
    note: '小心漆面',
    state: 'paused',
    pause_reason: 'parts',
  } as const;
  const said = [
    '更换前刹车片',
    /停工|暂停/,
    /等配件/,
    '二号工位',
    '标准 1.2 工时',
    /王师傅 30%/,
    '返工，第 2 次 · 原因：刹车仍有异响',
    '要求：小心漆面',
  ];

  draw(job({ ...told, technicians, rework_id: 9 }));
  for (const words of said) screen.getByText(words);
  cleanup();

  render(
    <QueryClientProvider client={queries}>
      <AntApp>
        <MemoryRouter>
          <OwnJob
            job={
              {
                ...row,
                ...told,
                technicians,
                hours: 120,
                rework_cause: '刹车仍有异响',
                refused_delivery_id: null,
                make: '大众',
                model: '朗逸',
                symptom: '',
                belongings: '',
                since: null,
                promised_at: null,
                planned_start: null,
                advisor_name: '林顾问',
                old_parts: 'take',
                plate: null,
                plate_colour: 'blue',
                work_order_number: 'GD1',
                actions: [],
              } as unknown as JobRow
            }
            onAsk={() => undefined}
          />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  await screen.findByText('二号工位');
  for (const words of said) screen.getByText(words);
});

it('the note of a job that is over says what was done, and no longer what is wanted', () => {
  draw(job({ state: 'finished', note: '已磨合' }));
  screen.getByText('已磨合');
});

it('every dialog of a job names the car and the job', async () => {
  const opens = ['pause', 'finish', 'cancel'] as const;
  for (const action of opens) {
    draw(job(), { at: [li], actions: offered(...opens) });
    fireEvent.click(screen.getByTestId(`job-21-${action}`));
    const title = await screen.findByTestId('car-title');
    expect(title.textContent).toMatch(/粤B·54321.*更换前刹车片/);
    cleanup();
  }
});

it('asks on the page of the visit as well why work stops, one press for each reason', async () => {
  draw(job(), { at: [li], actions: offered('pause') });
  fireEvent.click(screen.getByTestId('job-21-pause'));
  fireEvent.click(await screen.findByTestId('pause-parts'));
  await waitFor(() => expect(asked('pause_job')).toEqual([{ job_id: 21, version: 4, reason: 'parts' }]));
});

it('calls a job off with the reason', async () => {
  draw(job({ state: 'waiting' }), { actions: offered('cancel') });
  fireEvent.click(screen.getByTestId('job-21-cancel'));
  await screen.findByText('取消作业“更换前刹车片”');
  fireEvent.change(screen.getByTestId('reason'), { target: { value: '客户不做了' } });
  fireEvent.click(screen.getByTestId('reason-confirm'));
  await waitFor(() =>
    expect(asked('cancel_job')).toEqual([{ job_id: 21, version: 4, reason: '客户不做了' }]),
  );
});
