// A car's history: looked through by words, a portion at a time, and never an amount for who is told none.
import type { OldVisit, PastLine, PastVisit, VehicleHistory, VehiclePage } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { MileagePanel } from './MileagePanel';
import { PutOff } from './PutOff';
import { WorkHistory } from './WorkHistory';

const line = (id: number, more: Partial<PastLine>): PastLine => ({
  line_id: id,
  kind: 'part',
  code: '',
  name: '前制动片',
  brand: '博世',
  specification: '',
  unit: '套',
  quantity: 1000,
  hours: 0,
  payer: 'customer',
  state: 'approved',
  amount: 38_000,
  done_by: [],
  values: [],
  note: '',
  warranty: null,
  sought: false,
  ...more,
});
const visit = (id: number, lines: PastLine[]): PastVisit => ({
  work_order_id: id,
  number: `GD2026030200${id}`,
  stage: 'closed',
  repair_kind: 'repair',
  checked_in_at: '2026-03-02T01:00:00Z',
  delivered_at: null,
  mileage_km: 60_000,
  symptom: '刹车异响',
  lines,
  findings: [],
  total: 38_000,
});

let answer: (words: string) => VehicleHistory;
const asked = vi.fn();

beforeEach(() => {
  asked.mockClear();
  const call = async (name: string, request: { words: string }) => {
    asked(name, request);
    return name === 'vehicle_history' ? answer(request.words) : { papers: [], order: { version: 1 } };
  };
  installTransport({ place: 'station', call } as unknown as Transport);
});

function Where() {
  const { pathname, search } = useLocation();
  return <output>{pathname + decodeURIComponent(search)}</output>;
}

const draw = (what: ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AntApp>
        <MemoryRouter>
          {what}
          <Where />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
const history = (inShop = false) =>
  draw(<WorkHistory vehicle={5} photos={[]} inShop={inShop} onPhoto={() => undefined} />);

it('a line says who did it, what was measured and what is left of its warranty', async () => {
  const done = line(1, {
    name: '更换前制动片',
    kind: 'labour',
    hours: 100,
    done_by: ['刘师傅', '陈师傅'],
    values: [{ name: '厚度', value: '11', unit: 'mm' }],
    warranty: { until: '2026-03-12', until_km: 62_000, days: 7, km: 1_500, cover: 'full' },
  });
  answer = () => ({ visits: [visit(1, [done])], old_visits: [], found: 1, goes_on: false });
  history();
  const row = await screen.findByTestId('past-line-1');
  for (const said of ['刘师傅、陈师傅', '厚度 11 mm', '1 工时', '质保剩 7 天 / 1,500 公里', '380.00'])
    expect(row.textContent).toContain(said);
});

it('what is typed is asked for, and what is meant stands out', async () => {
  answer = (words) => ({
    visits: words === '变速箱' ? [] : [visit(1, [line(1, { sought: words !== '' }), line(2, {})])],
    old_visits: [],
    found: words === '变速箱' ? 0 : 1,
    goes_on: false,
  });
  history();
  expect((await screen.findByTestId('past-line-1')).dataset.sought).toBeUndefined();
  const search = screen.getByTestId('history-search');
  fireEvent.change(search, { target: { value: ' 刹车 ' } });
  await waitFor(() => expect(screen.getByTestId('past-line-1').dataset.sought).toBe('true'));
  expect(screen.getByTestId('past-line-2').dataset.sought).toBeUndefined();
  expect(asked).toHaveBeenLastCalledWith('vehicle_history', { vehicle_id: 5, words: '刹车', visits: 20 });
  fireEvent.change(search, { target: { value: '变速箱' } });
  fireEvent.click(await screen.findByTestId('history-all'));
  expect(await screen.findByTestId('past-line-1')).toBeTruthy();
});

it('what the old program kept stands below the own visits, marked, and nothing is done with it', async () => {
  keepSession({ token: 't', person_id: 2, name: '张小芳', roles: ['advisor'] });
  const old: OldVisit = {
    past_order_id: 3,
    number: 'JDD20150303005',
    received_on: '2015-03-03',
    left_on: '2015-03-05',
    mileage_km: 74_472,
    symptom: '',
    advisor_name: '陈顾问',
    technician_name: '',
    old_state: '交车',
    struck_out: false,
    payer_name: '客户自费',
    paid_by: '现金',
    total: 13_000,
    note: '',
    by_plate_alone: true,
    lines: [
      {
        id: 9,
        kind: 'labour',
        code: '009',
        name: '空调格',
        detail: '更换空调格',
        unit: '',
        quantity: null,
        amount: 6_000,
        payer_name: '客户自费',
        done_by: '陈静',
        note: '',
        sought: true,
      },
    ],
  };
  answer = () => ({ visits: [visit(1, [])], old_visits: [old], found: 2, goes_on: false });
  history();
  const told = await screen.findByTestId('old-visit-3');
  for (const said of ['JDD20150303005', '旧系统', '2015-03-03', '74,472 公里', '130.00', '车牌相同'])
    expect(told.textContent).toContain(said);
  expect(told.querySelectorAll('button, a')).toHaveLength(0);
  const row = screen.getByTestId('old-line-9');
  expect(row.textContent).toContain('更换空调格');
  expect(row.dataset.sought).toBe('true');
  expect(screen.queryByTestId('history-more')).toBeNull();
});

it('older visits come at a press, and a car without any says what would stand there', async () => {
  answer = () => ({ visits: [visit(1, [])], old_visits: [], found: 30, goes_on: false });
  history();
  fireEvent.click(await screen.findByTestId('history-more'));
  await waitFor(() =>
    expect(asked).toHaveBeenLastCalledWith('vehicle_history', { vehicle_id: 5, words: '', visits: 40 }),
  );
});

it('a car without a visit says what will stand there', async () => {
  answer = () => ({ visits: [], old_visits: [], found: 0, goes_on: false });
  history();
  expect(await screen.findByText(/还没有来过店/)).toBeTruthy();
});

it('who is told no amounts sees none, and no empty column says that there are any', async () => {
  answer = () => ({
    visits: [{ ...visit(1, [line(1, { amount: null })]), total: null }],
    old_visits: [],
    found: 1,
    goes_on: false,
  });
  history();
  const told = (await screen.findByTestId('past-visit-1')).textContent ?? '';
  expect(told).toContain('前制动片');
  expect(told).not.toMatch(/\d\.\d\d|–/);
});

it('the papers of a visit are asked for once somebody wants them', async () => {
  answer = () => ({ visits: [visit(1, [])], old_visits: [], found: 1, goes_on: false });
  history();
  await screen.findByTestId('past-visit-1');
  expect(asked).not.toHaveBeenCalledWith('get_visit', expect.anything());
  fireEvent.click(screen.getByTestId('past-papers-1'));
  expect(await screen.findByText('这次来店没有单据')).toBeTruthy();
});

it('what was done is done once more from here, now or on another day', async () => {
  keepSession({ token: 't', person_id: 2, name: '张小芳', roles: ['advisor'] });
  const lines = [line(1, {}), line(2, { name: '机油' }), line(3, { name: '雨刮片', state: 'declined' })];
  const delivered = { ...visit(7, lines), delivered_at: '2026-03-02T09:00:00Z' };
  answer = () => ({ visits: [delivered, visit(8, lines)], old_visits: [], found: 2, goes_on: false });
  history();
  fireEvent.click(await screen.findByTestId('past-again-7'));
  expect(screen.getByRole('status').textContent).toBe('/reception/walk-in?vehicle=5&again=7');
  fireEvent.click(screen.getByTestId('past-book-7'));
  expect(screen.getByRole('status').textContent).toBe('/bookings/new?vehicle=5&item=前制动片&item=机油');
  expect(screen.queryByTestId('past-again-8'), 'what is not over yet').toBeNull();
});

it('a car that is in the shop is booked and not checked in once more', async () => {
  keepSession({ token: 't', person_id: 2, name: '张小芳', roles: ['advisor'] });
  const delivered = { ...visit(7, [line(1, {})]), delivered_at: '2026-03-02T09:00:00Z' };
  answer = () => ({ visits: [delivered], old_visits: [], found: 1, goes_on: false });
  history(true);
  expect(await screen.findByTestId('past-book-7')).toBeTruthy();
  expect(screen.queryByTestId('past-again-7')).toBeNull();
});

it('the unsafe stands first among what was put off, and without any the panel is not there', () => {
  const put = (id: number, name: string, unsafe_to_drive: boolean) => ({
    line_id: id,
    work_order_id: 7,
    work_order_number: 'GD1',
    name,
    amount: 8_000,
    part_id: null,
    unit: '个',
    reason: '下次再做',
    unsafe_to_drive,
    at: '2026-03-02T01:00:00Z',
  });
  const page = (declined: ReturnType<typeof put>[]) =>
    ({ declined, declined_findings: [] }) as unknown as VehiclePage;
  const { unmount } = draw(<PutOff page={page([put(1, '雨刮片', false), put(2, '前制动片', true)])} />);
  const told = screen.getByTestId('vehicle-put-off').textContent ?? '';
  expect(told.indexOf('前制动片')).toBeLessThan(told.indexOf('雨刮片'));
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/visits/7',
    '/visits/7',
  ]);
  unmount();
  draw(<PutOff page={page([])} />);
  expect(screen.queryByTestId('vehicle-put-off')).toBeNull();
});

it('of a single reading there is no curve', () => {
  const point = (id: number, on: string, km: number) => ({ work_order_id: id, on, km, doubtful: false });
  const page = (mileage: ReturnType<typeof point>[]) =>
    ({ mileage, km_a_month: 1_000, service_expected_on: '2026-09-02' }) as unknown as VehiclePage;
  const { unmount } = draw(<MileagePanel page={page([point(1, '2026-01-01', 5)])} />);
  expect(screen.queryByTestId('mileage-curve')).toBeNull();
  unmount();
  draw(<MileagePanel page={page([point(1, '2026-01-01', 5), point(2, '2026-03-01', 2_005)])} />);
  expect(screen.getByTestId('mileage-curve').querySelectorAll('circle')).toHaveLength(2);
  expect(screen.getByTestId('km-a-month').textContent).toBe('1,000 公里');
});
