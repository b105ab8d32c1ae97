import type { WallRow, WallScreen } from '@bindings';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Refusal } from '../api/errors';
import { installTransport, type Transport } from '../api/transport';
import { keepHostTime } from '../i18n/hostTime';
import { queries } from './queries';
import Wall from './Wall';

const now = '2026-03-02T02:00:00Z';
const car = (plate: string, more: Partial<WallRow>): WallRow => ({
  work_order_id: Number(plate.slice(-5)),
  plate,
  plate_colour: 'blue',
  make: '大众',
  model: '朗逸',
  stage: 'in_repair',
  bays: ['2 号工位'],
  technicians: ['王师傅'],
  running: true,
  paused: false,
  promised_at: null,
  ...more,
});
const late = car('粤B10001', { promised_at: '2026-03-02T01:59:00Z' });
const lateInspection = car('粤B10002', { promised_at: '2026-03-01T09:00:00Z', stage: 'awaiting_inspection' });
const ready = car('粤B10003', { promised_at: '2026-03-02T01:00:00Z', stage: 'ready_for_delivery' });
const near = car('粤B10004', { promised_at: '2026-03-02T02:59:00Z' });
const far = car('粤B10005', { promised_at: '2026-03-02T03:01:00Z' });
const unpromised = car('粤B10006', {});

let wall: WallScreen;
let shutOut: boolean;
const call = vi.fn(async (command: string): Promise<unknown> => {
  if (command === 'get_clock') return { now, computer: now, minutes_behind: null, zone: 480, given: false };
  if (shutOut) throw new Refusal('not_signed_in');
  return wall;
});
const onLeave = vi.fn();
const asked = () => call.mock.calls.filter(([command]) => command === 'wall_screen').length;

beforeEach(() => {
  queries.clear();
  call.mockClear();
  onLeave.mockClear();
  keepHostTime(now);
  [wall, shutOut] = [{ shop_name: '顺达汽修', rows: [], at_risk: [] }, false];
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  // Room for ten rows, where nothing is really drawn.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800);
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ height: 80 } as DOMRect);
  const door: Partial<Transport> = {
    place: 'station',
    call,
    onChanges: () => () => undefined,
    onConnection(listener) {
      listener('connected');
      return () => undefined;
    },
  };
  installTransport(door as Transport);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const draw = () =>
  render(
    <QueryClientProvider client={queries}>
      <Wall onLeave={onLeave} />
    </QueryClientProvider>,
  );

it('what is late is counted and marked in a word; what is ready, or not yet due, is not', async () => {
  wall = { ...wall, rows: [lateInspection, ready, late, near, far, unpromised] };
  draw();
  await screen.findAllByTestId('wall-row');
  const seen = screen
    .getAllByTestId('wall-row')
    .map((row) => [row.dataset.lateness, within(row).queryByText('已超时') !== null]);
  expect(seen).toEqual([
    ['late', true],
    ['calm', false],
    ['late', true],
    ['near', false],
    ['calm', false],
    ['calm', false],
  ]);
  expect(screen.getByTestId('wall-late').textContent).toBe('超时 2 台');
  expect(screen.getByTestId('wall').textContent).toContain('车间 6 台');
});

it('says of a car why its promise will break, where everybody can read it', async () => {
  const waits = { risk: 'waits' as const, too_late: [{ name: '机油滤', on: '2026-03-05' }], work_minutes: 0 };
  const soon = { risk: 'near' as const, too_late: [], work_minutes: 0 };
  const at_risk = [
    { work_order_id: far.work_order_id, ...waits },
    { work_order_id: near.work_order_id, ...soon },
  ];
  wall = { ...wall, rows: [near, far], at_risk };
  draw();
  const marks = await screen.findAllByTestId('wall-risk');
  expect(
    marks.map((mark) => mark.textContent?.includes('机油滤')),
    'what the clock says stands there',
  ).toEqual([true]);
});

it('where nothing is late nothing says so', async () => {
  wall = { ...wall, rows: [ready, near] };
  draw();
  await screen.findAllByTestId('wall-row');
  expect(screen.queryByTestId('wall-late')).toBeNull();
  expect(screen.queryByText('已超时')).toBeNull();
});

it('a car becomes late by the host’s clock while the screen hangs there', async () => {
  wall = { ...wall, rows: [near] };
  draw();
  expect((await screen.findByTestId('wall-row')).dataset.lateness).toBe('near');
  act(() => keepHostTime('2026-03-02T02:59:01Z'));
  expect(screen.getByTestId('wall-row').dataset.lateness).toBe('late');
  expect(screen.getByTestId('wall-late').textContent).toBe('超时 1 台');
});

it('what changes is there within a second, and a screen that was shut out leaves as soon', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  wall = { ...wall, rows: [near] };
  draw();
  await act(async () => vi.advanceTimersByTimeAsync(100));
  expect(screen.getAllByTestId('wall-row')).toHaveLength(1);
  const before = asked();
  wall = { ...wall, rows: [near, far] };
  await act(async () => vi.advanceTimersByTimeAsync(1000));
  expect(screen.getAllByTestId('wall-row')).toHaveLength(2);
  expect(asked() - before).toBeLessThanOrEqual(2);
  expect(onLeave).not.toHaveBeenCalled();
  shutOut = true;
  await act(async () => vi.advanceTimersByTimeAsync(1000));
  expect(onLeave).toHaveBeenCalled();
});
