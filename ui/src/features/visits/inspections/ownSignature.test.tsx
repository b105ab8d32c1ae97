// Whoever writes a report may sign it: the drawing goes out with just what was written when it was drawn.
import { FINAL_INSPECTION_CODES, type Inspection, SELF_INSPECTION_CODES, type Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntApp } from 'antd';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { RepairPanel } from '../workshop/RepairPanel';
import { InspectionPanel } from './InspectionPanel';
import { InspectionReports } from './InspectionReports';

const people = [
  { id: 4, name: '李师傅', active: true, roles: ['technician'] },
  { id: 5, name: '周质检', active: true, roles: ['inspector'] },
];
const photosUnder = (inspection_report: string) => ({
  photos: [],
  may_take: [],
  signed: { check_in_sheet: '', inspection_report },
});
let photos = photosUnder('');
/** What an earlier final report put before the customer, as the host says it. */
let told: string[] = [];
let queries: QueryClient;
const answers: Record<string, () => unknown> = {
  list_people: () => ({ people, workers: [4], bays: [] }),
  list_photos: () => photos,
  get_work_asked: () => ({
    jobs: [{ job_id: 21, asked: [], not_measured: ['制动盘厚度'], checklist: ['踩实制动踏板'] }],
    told,
  }),
};
const call = vi.fn(async (command: string, _request: unknown) => answers[command]?.() ?? {});
const sent = (command: string) =>
  call.mock.calls.filter(([name]) => name === command).map(([, request]) => request);
const signed = { signature: expect.objectContaining({ width: 600, height: 200 }) };

const visit = (...actions: string[]): Visit =>
  ({
    order: { id: 3, repair_kind: 'repair', certificate_number: '', test_drive_allowed: true },
    vehicle: { plate: '粤B54321', plate_colour: 'blue' },
    actions: actions.map((action, place) => ({
      action,
      yours: true,
      next: place === 0,
      roles: [],
      missing: [],
    })),
    lines: [{ id: 5, name: '更换前刹车片' }],
    jobs: [
      {
        id: 21,
        line_id: 5,
        attempt: 1,
        state: 'finished',
        rework_id: null,
        technicians: [{ person_id: 4, share: 10_000 }],
        key_data: [],
        note: '',
      },
    ],
    current_jobs: [21],
    done_jobs: [21],
    job_offers: [],
    part_requests: [],
    parts_arrivals: [],
    job_times: [],
    worked: [],
    findings: [],
    inspections: [],
    reworks: [],
    bays: [],
    people,
  }) as unknown as Visit;

const signIn = (person_id: number) =>
  keepSession({ token: 't', person_id, name: '', roles: ['technician', 'inspector'] });

/** Another seat takes a photo, or draws on one. */
function photographed(sum: string) {
  photos = photosUnder(sum);
  act(() => void queries.setQueryData(['list_photos', { work_order_id: 3 }], photos));
}

beforeEach(() => {
  photos = photosUnder('');
  told = [];
  queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  // Which photos are on the report is known; until then nobody signs.
  queries.setQueryData(['list_photos', { work_order_id: 3 }], photos);
  call.mockClear();
  signIn(5);
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

const page = (shown: ReactNode) => (
  <QueryClientProvider client={queries}>
    <AntApp>
      <MemoryRouter>{shown}</MemoryRouter>
    </AntApp>
  </QueryClientProvider>
);

const field = (kind: string) => within(screen.getByTestId(`${kind}-signature`)).getByRole('img');
/** A field that is laid out nowhere takes every point for its corner, which is a stroke as well. */
function sign(kind: string) {
  fireEvent.pointerDown(field(kind), { button: 0 });
  fireEvent.pointerUp(field(kind));
}

it('the technician’s own check goes out with the drawing, and without one if they draw none', async () => {
  const shown = visit('submit_self_inspection');
  const { unmount } = render(page(<RepairPanel visit={shown} />));
  fireEvent.click(screen.getByTestId('self_inspection-all-pass'));
  fireEvent.click(screen.getByTestId('action-submit_self_inspection'));
  await waitFor(() => expect(sent('submit_self_inspection')).toHaveLength(1));
  expect(sent('submit_self_inspection')[0]).toMatchObject({ work_order_id: 3, signature: null });
  unmount();

  render(page(<RepairPanel visit={shown} />));
  fireEvent.click(await screen.findByTestId('self_inspection-all-pass'));
  sign('self-inspection');
  // It stands there for what was looked at: another value is another report.
  const [code] = SELF_INSPECTION_CODES;
  fireEvent.change(screen.getByTestId(`self_inspection-${code}-value`), { target: { value: '110 N·m' } });
  expect(screen.getByTestId('signature-lapsed')).toBeTruthy();
  sign('self-inspection');
  fireEvent.click(screen.getByTestId('action-submit_self_inspection'));
  await waitFor(() => expect(sent('submit_self_inspection')).toHaveLength(2));
  expect(sent('submit_self_inspection')[1]).toMatchObject(signed);
  expect(screen.queryByTestId('hand-over'), 'it is no customer who signs').toBeNull();
});

it('the inspector’s drawing goes out with what passes', async () => {
  render(page(<InspectionPanel visit={visit('pass_final_inspection', 'fail_final_inspection')} />));
  fireEvent.click(screen.getByTestId('final-all-pass'));
  sign('final');
  fireEvent.change(screen.getByTestId('inspection-note'), { target: { value: '路试正常' } });
  expect(screen.getByTestId('signature-lapsed')).toBeTruthy();
  sign('final');
  // A blank at the end is no other note.
  fireEvent.change(screen.getByTestId('inspection-note'), { target: { value: '路试正常 ' } });
  expect(screen.queryByTestId('signature-lapsed')).toBeNull();
  fireEvent.click(screen.getByTestId('action-pass_final_inspection'));
  await waitFor(() => expect(sent('pass_final_inspection')).toHaveLength(1));
  expect(sent('pass_final_inspection')[0]).toMatchObject({ note: '路试正常', ...signed });
});

it('a photo that another seat takes, or draws on, is another report: what was drawn before it is no more', async () => {
  render(page(<InspectionPanel visit={visit('pass_final_inspection', 'fail_final_inspection')} />));
  fireEvent.click(screen.getByTestId('final-all-pass'));
  sign('final');
  photographed('one');
  expect(await screen.findByTestId('signature-lapsed')).toBeTruthy();
  fireEvent.click(screen.getByTestId('action-fail_final_inspection'));
  sign('rework');
  photographed('two');
  expect(await screen.findByTestId('signature-lapsed')).toBeTruthy();
  fireEvent.click(screen.getByTestId('rework-back'));
  sign('final');
  fireEvent.click(screen.getByTestId('action-pass_final_inspection'));
  await waitFor(() => expect(sent('pass_final_inspection')).toHaveLength(1));
  expect(sent('pass_final_inspection')[0]).toMatchObject({ photos: 'two', ...signed });
});

it('the own check says under which photos it was signed', async () => {
  render(page(<RepairPanel visit={visit('submit_self_inspection')} />));
  fireEvent.click(screen.getByTestId('self_inspection-all-pass'));
  sign('self-inspection');
  photographed('one');
  expect(await screen.findByTestId('signature-lapsed')).toBeTruthy();
  sign('self-inspection');
  fireEvent.click(screen.getByTestId('action-submit_self_inspection'));
  await waitFor(() => expect(sent('submit_self_inspection')).toHaveLength(1));
  expect(sent('submit_self_inspection')[0]).toMatchObject({ photos: 'one', ...signed });
});

it('while it is not known which photos are on the report nothing is signed, and nothing lapses', () => {
  queries.clear();
  call.mockImplementationOnce(() => new Promise(() => undefined));
  render(page(<RepairPanel visit={visit('submit_self_inspection')} />));
  fireEvent.click(screen.getByTestId('self_inspection-all-pass'));
  sign('self-inspection');
  expect(field('self-inspection').querySelector('path')).toBeNull();
  expect(screen.queryByTestId('signature-lapsed')).toBeNull();
});

it('and with what goes back to the workshop', async () => {
  render(page(<InspectionPanel visit={visit('pass_final_inspection', 'fail_final_inspection')} />));
  fireEvent.click(screen.getByTestId('final-all-pass'));
  const [code] = FINAL_INSPECTION_CODES;
  fireEvent.click(screen.getByTestId(`final-${code}-fail`));
  sign('final');
  fireEvent.click(screen.getByTestId('action-fail_final_inspection'));
  // What was drawn under a report alone is none under what sends the work back.
  expect(screen.queryByTestId('final-signature')).toBeNull();
  fireEvent.click(await screen.findByTestId('rework-job-21'));
  sign('rework');
  fireEvent.change(screen.getByTestId('rework-cause'), { target: { value: '还有异响' } });
  expect(screen.getByTestId('signature-lapsed'), 'drawn before the cause stood there').toBeTruthy();
  fireEvent.click(screen.getByTestId('rework-send'));
  await waitFor(() => expect(sent('fail_final_inspection')).toHaveLength(1));
  expect(sent('fail_final_inspection')[0]).toMatchObject({ cause: '还有异响', signature: null });
  call.mockClear();
  fireEvent.click(screen.getByTestId('action-fail_final_inspection'));
  fireEvent.click(await screen.findByTestId('rework-job-21'));
  fireEvent.change(screen.getByTestId('rework-cause'), { target: { value: '还有异响' } });
  sign('rework');
  fireEvent.click(screen.getByTestId('rework-send'));
  await waitFor(() => expect(sent('fail_final_inspection')).toHaveLength(1));
  expect(sent('fail_final_inspection')[0]).toMatchObject({ cause: '还有异响', failed_jobs: [21], ...signed });
});

it('nobody but who works in the workshop is asked to answer for what goes back', async () => {
  render(page(<InspectionPanel visit={visit('pass_final_inspection', 'fail_final_inspection')} />));
  fireEvent.click(screen.getByTestId('action-fail_final_inspection'));
  await screen.findByTestId('rework');
  fireEvent.mouseDown(screen.getByRole('combobox', { name: '责任人' }));
  const offered = '.ant-select-item-option-content';
  expect(await screen.findByText('李师傅', { selector: offered })).toBeTruthy();
  expect(screen.queryByText('周质检', { selector: offered })).toBeNull();
});

it('what one inspector drew is no signature of the next who sits down', () => {
  const shown = visit('pass_final_inspection', 'fail_final_inspection');
  const { unmount } = render(page(<InspectionPanel visit={shown} />));
  fireEvent.click(screen.getByTestId('final-all-pass'));
  sign('final');
  unmount();
  // The draft waits for whoever comes back to it.
  render(page(<InspectionPanel visit={shown} />)).unmount();
  signIn(4);
  render(page(<InspectionPanel visit={shown} />));
  expect(field('final').querySelectorAll('path')).toHaveLength(0);
  expect(screen.getByTestId('signature-lapsed')).toBeTruthy();
});

it('a report shows the drawing it was signed with, and by whom', () => {
  const report = {
    id: 9,
    kind: 'final',
    attempt: 1,
    person_id: 5,
    person_name: '周质检',
    at: '2026-03-02T02:00:00Z',
    items: [],
    road_test_km: 0,
    passed: true,
    note: '',
    failed_jobs: [],
    lists: [],
    checksum: '',
  };
  const signature = { width: 600, height: 200, strokes: [[[10, 20]]] };
  const unsigned = { ...report, id: 8, signature: null };
  const inspections = [unsigned, { ...report, signature }] as unknown as Inspection[];
  render(page(<InspectionReports visit={{ ...visit(), inspections }} />));
  expect(screen.getAllByRole('img').map((one) => one.getAttribute('aria-label'))).toEqual(['周质检 的签名']);
  expect(screen.getByRole('img').querySelector('path')?.getAttribute('d')).toBe('M10 20h0.01');
  expect(screen.queryByText('清空重签')).toBeNull();
});

it('what is typed of a rework survives a step back and a reload, and is gone once it was sent', async () => {
  const shown = visit('pass_final_inspection', 'fail_final_inspection');
  const open = async () => {
    fireEvent.click(screen.getByTestId('action-fail_final_inspection'));
    return screen.findByTestId<HTMLInputElement>('rework-cause');
  };
  const first = render(page(<InspectionPanel visit={shown} />));
  await open();
  fireEvent.click(await screen.findByTestId('rework-job-21'));
  fireEvent.change(screen.getByTestId('rework-cause'), { target: { value: '还有异响' } });
  fireEvent.change(screen.getByTestId('rework-remedy'), { target: { value: '重新装配' } });
  sign('rework');
  fireEvent.click(screen.getByTestId('rework-back'));
  await waitFor(() => expect(screen.queryByTestId('rework')).toBeNull());
  expect((await open()).value).toBe('还有异响');
  first.unmount();

  render(page(<InspectionPanel visit={shown} />));
  expect((await open()).value).toBe('还有异响');
  expect(screen.getByTestId<HTMLInputElement>('rework-remedy').value).toBe('重新装配');
  await waitFor(() => expect(field('rework').querySelectorAll('path')).toHaveLength(1));
  fireEvent.click(screen.getByTestId('rework-send'));
  await waitFor(() => expect(sent('fail_final_inspection')).toHaveLength(1));
  expect(sent('fail_final_inspection')[0]).toMatchObject({
    failed_jobs: [21],
    cause: '还有异响',
    remedy: '重新装配',
    ...signed,
  });
  await waitFor(() => expect(screen.queryByTestId('rework')).toBeNull());
  expect((await open()).value).toBe('');
});

it('the inspector sees what was out of its limits, and what was asked for and not written down', async () => {
  const shown = visit('pass_final_inspection', 'fail_final_inspection');
  const [job] = shown.jobs;
  if (job === undefined) throw new Error('a job was done');
  const limits = { least: 3000, most: null, out: true };
  const jobs = [
    { ...job, key_data: [{ name: '前刹车片', value: '2.1', unit: 'mm', limits }], note: '左侧偏磨' },
  ];
  render(page(<InspectionPanel visit={{ ...shown, jobs }} />));
  const done = within(await screen.findByTestId('work-done-21'));
  expect(done.getByText(/前刹车片 2.1 mm.*≥ 3 mm/)).toBeTruthy();
  expect(done.getByText('左侧偏磨')).toBeTruthy();
  expect(await done.findByText(/制动盘厚度/)).toBeTruthy();
});

it('what failed and is of nobody’s work is put before the customer, and after that keeps the car no more', async () => {
  const shown = visit('pass_final_inspection', 'fail_final_inspection');
  const { unmount } = render(page(<InspectionPanel visit={shown} />));
  const [code] = FINAL_INSPECTION_CODES;
  fireEvent.click(screen.getByTestId('final-all-pass'));
  expect(screen.queryByTestId('put-forward'), 'nothing failed').toBeNull();
  fireEvent.click(screen.getByTestId(`final-${code}-fail`));
  fireEvent.click(screen.getByTestId('put-forward'));
  await waitFor(() => expect(sent('report_failed_items')).toHaveLength(1));
  const failed = { code, job_id: null, name: '', result: 'fail', value: '' };
  expect(sent('report_failed_items')[0]).toMatchObject({
    work_order_id: 3,
    items: expect.arrayContaining([failed]),
  });
  unmount();
  told = [code];
  queries.clear();
  render(page(<InspectionPanel visit={shown} />));
  screen.getByTestId('put-forward');
  await waitFor(() => expect(screen.queryByTestId('put-forward'), 'they were asked').toBeNull());
});

it('what the operation of a job looks at stands below it, and may be left out', async () => {
  render(page(<RepairPanel visit={visit('submit_self_inspection')} />));
  fireEvent.click(await screen.findByTestId('self_inspection-work-21-踩实制动踏板-fail'));
  for (const code of SELF_INSPECTION_CODES)
    fireEvent.click(screen.getByTestId(`self_inspection-${code}-pass`));
  fireEvent.click(screen.getByTestId('self_inspection-job-21-pass'));
  fireEvent.click(screen.getByTestId('action-submit_self_inspection'));
  await waitFor(() => expect(sent('submit_self_inspection')).toHaveLength(1));
  const work = { code: 'work', job_id: 21, name: '踩实制动踏板', result: 'fail', value: '' };
  expect(sent('submit_self_inspection')[0]).toMatchObject({ items: expect.arrayContaining([work]) });
});
