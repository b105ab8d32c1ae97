import type { Visit } from '@bindings';
import { expect, it } from 'vitest';
import { timelineOf } from './timeline';

const nothing = {
  steps: [],
  estimates: [],
  authorisations: [],
  findings: [],
  corrections: [],
  told: [],
  outside: [],
  inspections: [],
  jobs: [],
  job_times: [],
  settlements: [],
  payments: [],
  calls: [],
  complaints: [],
  approvals: [],
  asked_approvals: [],
  survey: null,
  lines: [{ id: 4, name: '更换机油' }],
} as unknown as Visit;
const visit = (part: object) => ({ ...nothing, ...part }) as Visit;

it('is newest first, whatever kind it is of', () => {
  const entries = timelineOf(
    visit({
      steps: [
        {
          id: 1,
          action: 'check_in',
          from_stage: null,
          to_stage: 'checked_in',
          at: '2026-03-02T01:00:00Z',
          person_id: 2,
          note: '',
        },
      ],
      payments: [
        {
          id: 9,
          number: 'SK1',
          amount: 100,
          means: 'cash',
          told_as: 'paid',
          refund_of: null,
          reason: '',
          at: '2026-03-02T09:00:00Z',
          person_id: 5,
        },
      ],
      findings: [
        { id: 3, text: 'x', suggestion: 'y', state: 'open', at: '2026-03-02T05:00:00+00:00', person_id: 3 },
      ],
    }),
  );
  expect(entries.map((entry) => entry.sentence)).toEqual(['paid', 'finding', 'opened']);
});

it('a job is started once, then resumed, and a pause says why', () => {
  const entries = timelineOf(
    visit({
      jobs: [
        {
          id: 7,
          line_id: 4,
          state: 'finished',
          finished_at: '2026-03-02T04:00:00Z',
          technicians: [{ person_id: 3, share: 10000 }],
          key_data: [{ name: '力矩', value: '25', unit: 'Nm' }],
          note: '换垫片',
        },
      ],
      job_times: [
        {
          id: 1,
          job_id: 7,
          person_id: 3,
          started_at: '2026-03-02T01:00:00Z',
          ended_at: '2026-03-02T02:00:00Z',
          pause_reason: 'parts',
        },
        {
          id: 2,
          job_id: 7,
          person_id: 3,
          started_at: '2026-03-02T03:00:00Z',
          ended_at: '2026-03-02T04:00:00Z',
          pause_reason: null,
        },
      ],
    }),
  );
  expect(entries.map((entry) => entry.sentence)).toEqual([
    'job_finished',
    'job_resumed',
    'job_paused',
    'job_started',
  ]);
  expect(entries[0]).toMatchObject({ note: '力矩 25Nm · 换垫片', values: { name: '更换机油' } });
  expect(entries[2]?.values.reason).toBe('parts');
});

it('money given back is said as such, without a minus', () => {
  const [entry] = timelineOf(
    visit({
      payments: [
        {
          id: 2,
          number: 'SK2',
          amount: -500,
          means: 'wechat',
          told_as: 'refunded',
          refund_of: 1,
          reason: '多收',
          at: '2026-03-02T09:00:00Z',
          person_id: 5,
        },
      ],
    }),
  );
  expect(entry).toMatchObject({ sentence: 'refunded', values: { amount: 500 }, note: '多收', tone: 'bad' });
});

it('tells an action once: its own words stand for the step it made', () => {
  const at = '2026-03-02T05:00:00Z';
  const step = {
    action: 'take_payment',
    from_stage: 'awaiting_settlement',
    to_stage: 'ready_for_delivery',
    note: '',
  };
  const payment = {
    number: 'SK1',
    amount: 100,
    means: 'cash',
    told_as: 'paid',
    refund_of: null,
    reason: '',
    at,
    person_id: 5,
  };
  const told = (by: number) =>
    timelineOf(
      visit({ steps: [{ ...step, id: 1, at, person_id: by }], payments: [{ ...payment, id: 9 }] }),
    ).map((entry) => entry.sentence);
  expect(told(5)).toEqual(['paid']);
  expect(told(6), 'somebody else moved the visit on').toEqual(['moved', 'paid']);
});

it('tells what happened in one second in the order of the work, the last of it first', () => {
  const at = '2026-03-02T05:00:00Z';
  const step = (id: number, action: string, from_stage: string | null, to_stage: string) => ({
    id,
    action,
    from_stage,
    to_stage,
    at,
    person_id: 2,
    note: '',
  });
  const report = (id: number, kind: string, passed: boolean) => ({
    id,
    kind,
    passed,
    attempt: 1,
    at,
    person_id: 3,
    note: '',
  });
  const entries = timelineOf(
    visit({
      steps: [
        step(1, 'check_in', null, 'checked_in'),
        step(2, 'release_to_repair', 'awaiting_assignment', 'in_repair'),
        step(3, 'submit_self_inspection', 'in_repair', 'awaiting_inspection'),
        step(4, 'fail_final_inspection', 'awaiting_inspection', 'in_repair'),
      ],
      inspections: [report(1, 'self_inspection', true), report(2, 'final', false)],
      findings: [
        { id: 3, text: 'first', suggestion: '', state: 'open', at, person_id: 3 },
        { id: 4, text: 'second', suggestion: '', state: 'open', at, person_id: 3 },
      ],
      jobs: [
        {
          id: 7,
          line_id: 4,
          state: 'finished',
          finished_at: at,
          technicians: [],
          key_data: [],
          note: '',
        },
      ],
      job_times: [{ id: 1, job_id: 7, person_id: 3, started_at: at, ended_at: at, pause_reason: null }],
    }),
  );
  expect(entries.map((entry) => entry.key)).toEqual([
    'stage4',
    'i2',
    'stage3',
    'i1',
    'f7',
    'g4',
    'g3',
    't1',
    'stage2',
    'stage1',
  ]);
});

it('says of a receipt what the host says that it is of', () => {
  const receipt = { id: 9, number: 'SK1', amount: null, means: 'deposit', refund_of: null, reason: '' };
  const payments = [{ ...receipt, told_as: 'set_free', at: '2026-03-02T01:00:00Z', person_id: 2 }];
  expect(timelineOf(visit({ payments })).map((one) => one.sentence)).toEqual(['set_free']);
});

it('a yes at the counter was never asked in writing', () => {
  const at = '2026-03-02T01:00:00Z';
  const approval = {
    state: 'granted',
    name: '前刹车片',
    asked_at: at,
    answered_at: at,
    asked_by: 2,
    answered_by: 5,
  };
  const approvals = [
    { ...approval, id: 3, note: '', answer_note: '' },
    { ...approval, id: 4, note: '', answer_note: '' },
  ];
  const entries = timelineOf(visit({ approvals, asked_approvals: [4] }));
  expect(entries.map((one) => one.key).sort()).toEqual(['m3', 'm4', 'r4']);
});

it('tells in the customer’s words that they did not accept the car, as something that went wrong', () => {
  const [entry] = timelineOf(
    visit({
      steps: [
        {
          id: 9,
          action: 'refuse_delivery',
          from_stage: 'ready_for_delivery',
          to_stage: 'in_repair',
          at: '2026-03-02T09:00:00Z',
          person_id: 5,
          note: '刹车还是有异响',
        },
      ],
    }),
  );
  expect(entry).toMatchObject({ sentence: 'moved', note: '刹车还是有异响', tone: 'bad' });
});
