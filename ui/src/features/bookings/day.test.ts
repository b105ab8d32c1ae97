import type { Appointment, AppointmentDay, AppointmentRow, OpenSlot } from '@bindings';
import i18next from 'i18next';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepHostTime } from '../../i18n/hostTime';
import { setShopZone } from '../../i18n/time';
import { expected, instantOf, laidAt, laidOn, loadOf, moveOf, spanOf, stays, toneOf, whyLater } from './day';

beforeEach(() => {
  setShopZone(480);
  keepHostTime('2026-03-02T12:00:00Z');
});
afterEach(() => {
  setShopZone(undefined);
  keepHostTime(undefined);
});

const row = (more: Partial<Appointment>, late = false): AppointmentRow => ({
  appointment: {
    id: 1,
    number: 'YY20260302001',
    stage: 'booked',
    channel: 'phone',
    customer_id: null,
    vehicle_id: null,
    contact_name: '李强',
    contact_phone: '13900139000',
    plate: '粤B12345',
    model: '',
    symptom: '',
    items: [],
    starts_at: '2026-03-02T01:30:00Z',
    minutes: 60,
    advisor_id: null,
    bay_id: null,
    trade: 'mechanic',
    estimate: null,
    deposit: 0,
    reason: '',
    work_order_id: null,
    arrived_at: null,
    arrived_from: null,
    no_show_at: null,
    sample: false,
    created_at: '2026-03-01T01:30:00Z',
    version: 1,
    ...more,
  },
  actions: [],
  plate_colour: 'blue',
  bay_name: null,
  advisor_name: null,
  expected: more.stage === undefined || more.stage === 'booked' || more.stage === 'confirmed',
  late,
  takes_a_place: true,
});

it('writes the time of day on the shop’s clock', () => {
  expect(instantOf('2026-03-02', 570)).toBe('2026-03-02T01:30:00.000Z');
});

it('a booking without a bay, or with one that is closed, stands in the lane of none', () => {
  expect(spanOf(row({ bay_id: 2 }), [1, 2])).toEqual({ id: 1, lane: 2, from: 570, minutes: 60 });
  expect(spanOf(row({ bay_id: 9 }), [1, 2]).lane).toBe(0);
  expect(spanOf(row({}), [1, 2]).lane).toBe(0);
});

it('an arrived booking is done however late it came', () => {
  expect(toneOf(row({ stage: 'arrived' }, true))).toBe('done');
  expect(toneOf(row({}, true))).toBe('late');
  expect(toneOf(row({ stage: 'confirmed' }))).toBe('firm');
});

const day: AppointmentDay = {
  day: '2026-03-02',
  closed: false,
  told: {
    rests: false,
    holiday: null,
    made_up: false,
    own: false,
    reason: '',
    year_unknown: false,
  },
  trades: [],
  appointments: [],
  half_hours: [
    { starts_at: '2026-03-02T01:00:00Z', booked: 2, capacity: 2 },
    { starts_at: '2026-03-02T01:30:00Z', booked: 1, capacity: 2 },
  ],
  kept: { open: 0, in_time: 0, late: 0, no_show: 0 },
  opens_at_minute: 540,
  closes_at_minute: 630,
};

it('shows every half hour of the opening hours, also one nobody told of', () => {
  expect(loadOf(day).map((slot) => slot.minute)).toEqual([540, 570, 600]);
});

it('says why the next free half hour is on another day, and nothing when it is not', () => {
  const open = (why_later: OpenSlot['why_later']): OpenSlot => ({
    day: '2026-03-03',
    starts_at: '2026-03-03T00:30:00Z',
    why_later,
  });
  const said = (slot: OpenSlot | null | undefined, shown = '2026-03-03') =>
    whyLater(i18next.t, slot, '2026-03-02', shown);
  expect(said(open('day_is_over'))).toBe('03-02 周一已经没有可约的时间，改为最近有空的 03-03 周二 08:30。');
  expect(said(open('day_is_full'))).toBe('03-02 周一已经约满，改为最近有空的 03-03 周二 08:30。');
  expect(said(open('day_is_over'), '2026-03-02')).toBe('这一天已经没有可约的时间。');
  expect(said(open(null))).toBeUndefined();
  expect(said(undefined)).toBeUndefined();
  expect(said(null)).toContain('60 天都没有空档');
});

it('those who are expected come in the order of their times', () => {
  const rows = [
    row({ id: 1, starts_at: '2026-03-02T03:00:00Z' }),
    row({ id: 2, stage: 'arrived' }),
    row({ id: 3, stage: 'confirmed' }),
    row({ id: 4, stage: 'cancelled' }),
  ];
  expect(expected(rows).map((one) => one.appointment.id)).toEqual([3, 1]);
});

it('a booking is laid on another bay, or on another advisor, and keeps what the lanes are not', () => {
  const booked = row({ bay_id: 2, advisor_id: 5 });
  expect(spanOf(booked, [5], 'advisor')).toMatchObject({ lane: 5, from: 570, minutes: 60 });
  const { appointment } = booked;
  const bay = laidAt(appointment, { lane: 1, from: 600, minutes: 90 }, 'bay');
  expect(bay).toEqual({ day: '2026-03-02', minute: 600, minutes: 90, bay_id: 1, advisor_id: 5 });
  expect(moveOf(appointment, bay)).toEqual({
    id: 1,
    version: 1,
    starts_at: '2026-03-02T02:00:00.000Z',
    minutes: 90,
    bay_id: 1,
    reason: '',
    over_capacity: false,
  });
  const nobody = laidAt(appointment, { lane: 0, from: 570, minutes: 60 }, 'advisor');
  expect(moveOf(appointment, nobody)).toMatchObject({
    bay_id: 2,
    starts_at: '2026-03-02T01:30:00Z',
    to_advisor: { advisor_id: null },
  });
  const asBefore = laidAt(appointment, spanOf(booked, [2]), 'bay');
  expect([stays(appointment, nobody), stays(appointment, asBefore)]).toEqual([false, true]);
});

it('on another day a booking keeps its time of day, its length and its places', () => {
  const { appointment } = row({ bay_id: 2, advisor_id: 5, starts_at: '2026-03-02T01:30:40Z' });
  const there = laidOn(appointment, '2026-03-09');
  expect(there).toEqual({ day: '2026-03-09', minute: 570, minutes: 60, bay_id: 2, advisor_id: 5 });
  expect(stays(appointment, there)).toBe(false);
  expect(moveOf(appointment, there)).toEqual({
    id: 1,
    version: 1,
    starts_at: '2026-03-09T01:30:00.000Z',
    minutes: 60,
    bay_id: 2,
    reason: '',
    over_capacity: false,
  });
  expect(stays(appointment, laidOn(appointment, '2026-03-02'))).toBe(true);
});
