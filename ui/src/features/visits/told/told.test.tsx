import type { Visit } from '@bindings';
import i18next from 'i18next';
import { beforeEach, expect, it } from 'vitest';
import { visitIn } from '../../../../tests/visit';
import { setShopZone } from '../../../i18n/time';
import { timelineOf } from '../history/timeline';
import { mattersOf, saysOf } from './says';

const t = i18next.t.bind(i18next) as typeof i18next.t;

beforeEach(() => setShopZone(480));
const moved = {
  matter: 'promise',
  since: '2026-03-02T04:00:00Z',
  reason: '2026-03-02 16:00 → 2026-03-02 18:00 等件',
  by: 3,
  tries: 0,
};

it('offers first what is due', () => {
  expect(mattersOf(visitIn('ready_for_delivery'))[0]).toBe('ready');
  expect(mattersOf(visitIn('in_repair'))[0]).toBe('progress');
  expect(mattersOf(visitIn('in_repair', { to_tell: moved }))[0]).toBe('promise');
});

it('says why the promise moved without saying the time twice', () => {
  const visit: Visit = visitIn('in_repair', { to_tell: moved });
  visit.order.promised_at = '2026-03-02T10:00:00Z';
  expect(saysOf(t, visit, 'promise', '李国强')).toMatch(/18:00，等件。$/);
});

it('tells in the timeline who was told and what went out and came back', () => {
  const visit = visitIn('in_repair', {
    told: [
      {
        id: 1,
        matter: 'promise',
        means: 'phone',
        to_name: '李国强',
        reached: false,
        note: '',
        at: '2026-03-02T05:00:00Z',
        person_id: 2,
      },
    ],
    outside: [
      {
        id: 4,
        what: '曲轴磨削',
        partner: '精工',
        handed_to: '王师傅',
        later_reason: '',
        receipt: 'JG-1',
        sent_at: '2026-03-02T03:00:00Z',
        sent_by: 3,
        due_back_on: '2026-03-12',
        back_at: '2026-03-02T06:00:00Z',
        back_by: 2,
        result: '好了',
        standing: 'away',
      },
    ],
  });
  const told = timelineOf(visit)
    .map((one) => one.sentence)
    .filter((one) => ['told_tried', 'sent_outside', 'back_outside'].includes(one));
  expect(told).toEqual(['back_outside', 'told_tried', 'sent_outside']);
});
