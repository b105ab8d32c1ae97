// The technician's page while others change what is on it.
import type { JobRow, PhotoRow, QueueRow, VisitPhotos } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it } from 'vitest';
import { keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { setShopZone } from '../../i18n/time';
import JobsPage from './Page';

const job = {
  job_id: 21,
  version: 1,
  work_order_id: 7,
  work_order_number: 'GD1',
  plate: '粤B54321',
  plate_colour: 'blue',
  make: '大众',
  model: '朗逸',
  name: '更换前制动片',
  hours: 100,
  state: 'waiting',
  attempt: 1,
  technicians: [],
  clocks: [],
  planned_minutes: 60,
  since: null,
  symptom: '',
  note: '',
  advisor_name: '林顾问',
  old_parts: 'take',
  belongings: '',
  refused_delivery_id: null,
  actions: [],
  parts_here: null,
  requests: [],
} as unknown as JobRow;
const car = (work_order_id: number) =>
  ({
    work_order_id,
    number: `GD${work_order_id}`,
    plate: null,
    make: '',
    model: '',
    symptom: '',
  }) as QueueRow;

const photo = (more: Partial<PhotoRow>) =>
  ({
    id: 31,
    finding_id: null,
    job_id: null,
    item: '',
    damage_mark: '',
    marks: [],
    removed_at: null,
    width: 4,
    height: 3,
    ...more,
  }) as unknown as PhotoRow;

let home: { jobs: JobRow[]; to_self_inspect: QueueRow[]; finished_today: JobRow[] };
let photos: VisitPhotos;
let findings: { id: number; job_id: number; text: string; standing: string; urgency: string }[];

beforeEach(() => {
  setShopZone(480);
  home = { jobs: [job], to_self_inspect: [], finished_today: [] };
  photos = {
    photos: [],
    checked_in_at: '2026-03-02T00:30:00Z',
    may_take: ['before'],
    signed: { check_in_sheet: '', inspection_report: '' },
  };
  findings = [];
  URL.createObjectURL = () => 'blob:here';
  URL.revokeObjectURL = () => undefined;
  const answers: Record<string, () => unknown> = {
    technician_home: () => ({ ...home }),
    list_people: () => ({ people: [], bays: [] }),
    list_photos: () => ({ ...photos }),
    get_visit: () => ({
      findings,
      vehicle: job,
      jobs: [{ id: 21, line_id: 5 }],
      lines: [{ id: 5, name: job.name }],
      job_offers: [],
      part_requests: [],
      parts_arrivals: [],
      reworks: [],
    }),
  };
  installTransport({
    place: 'station',
    call: (command: string) => Promise.resolve(answers[command]?.()),
    photo: () => Promise.resolve(new Blob(['jpeg'])),
    onConnection: () => () => undefined,
  } as unknown as Transport);
  keepSession({ token: crypto.randomUUID(), person_id: 4, name: '李师傅', roles: ['technician'] });
});

/** The page, and what somebody else's work does to it. */
function open() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  render(
    <QueryClientProvider client={queries}>
      <AntApp>
        <MemoryRouter>
          <JobsPage />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  return async (change: () => void) => {
    change();
    await act(() => queries.invalidateQueries());
  };
}

const card = () => screen.findByTestId(`job-${job.job_id}`);
const panels = () => screen.queryAllByTestId('panel-self-inspect');
const carsOf = (panel: HTMLElement) =>
  within(panel)
    .queryAllByTestId(/^inspect-own-/)
    .map((one) => one.dataset.testid);
const isAbove = (one: HTMLElement, other: HTMLElement) =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

it('the cars to check above the cards stay as many as they were; others stand below', async () => {
  home.to_self_inspect = [car(1), car(2)];
  const meanwhile = open();
  await card();
  await meanwhile(() => {
    home.to_self_inspect = [car(1), car(2), car(3)];
  });
  await waitFor(() => expect(panels()).toHaveLength(2));
  const [above, below] = panels() as [HTMLElement, HTMLElement];
  expect([carsOf(above), carsOf(below)]).toEqual([['inspect-own-1', 'inspect-own-2'], ['inspect-own-3']]);
  expect([isAbove(above, await card()), isAbove(await card(), below)]).toEqual([true, true]);
});

it('a panel above the cards whose cars are all gone keeps its place and says so', async () => {
  home.to_self_inspect = [car(1)];
  const meanwhile = open();
  await card();
  await meanwhile(() => {
    home.to_self_inspect = [];
  });
  await waitFor(() => expect(panels().map(carsOf)).toEqual([[]]), { timeout: 3000 });
  expect(panels()[0]?.textContent).toContain('没有等你自检的车了。');
});

it('a card that is gone while the finger was at it is pushed by no word that nothing is left', async () => {
  const meanwhile = open();
  fireEvent.pointerDown(await card());
  fireEvent.pointerUp(await card());
  await meanwhile(() => {
    home.jobs = [];
  });
  await card();
  expect(screen.queryByText(/现在没有派给你的作业/)).toBeNull();
  expect(await screen.findByText(/现在没有派给你的作业/, undefined, { timeout: 3000 })).toBeTruthy();
});

it('a first photo from another station comes once no finger lies on the cards', async () => {
  const meanwhile = open();
  await screen.findByTestId('photos-before');
  fireEvent.pointerDown(await card());
  await meanwhile(() => {
    home.finished_today = [{ ...job, job_id: 22 }];
    photos.photos = [photo({ kind: 'before', job_id: 21 })];
  });
  // What stands below the cards is told meanwhile.
  await screen.findByText('今天完工');
  expect(screen.queryByTestId('photo-31')).toBeNull();
  fireEvent.pointerUp(await card());
  expect(await screen.findByTestId('photo-31')).toBeTruthy();
});

it('what was reported already shows its photos, and looked at large they name car, finding and job', async () => {
  findings = [{ id: 3, job_id: 21, text: '前下摆臂胶套开裂', standing: 'undecided', urgency: 'now' }];
  photos.photos = [photo({ kind: 'finding', finding_id: 3, may_change: false })];
  open();
  fireEvent.click(await screen.findByTestId('reported-21'));
  fireEvent.click(await within(await screen.findByTestId('reported-findings')).findByTestId('photo-31'));
  const view = (await screen.findByTestId('photo-view')).closest('[role=dialog]') as HTMLElement;
  const title = within(view).getByTestId('car-title');
  expect(title.querySelector('[data-plate="粤B54321"]')).not.toBeNull();
  expect(title.textContent).toMatch(/前下摆臂胶套开裂.*更换前制动片/);
});
