import type { FollowUpList, FollowUpRow } from '@bindings';
import { describe, expect, it } from 'vitest';
import vectors from '../../../tests/vectors.json';
import {
  type CallDraft,
  type CallLack,
  callLacks,
  callRequest,
  emptyCall,
  marksGiven,
  outcomeOfKey,
} from './callDraft';
import { afterRecorded, inOrder, steppedFrom } from './callList';

const row = (id: number) => ({ id }) as FollowUpRow;
const list = {
  call_backs: [row(4)],
  overdue: [row(9), row(2)],
  due_today: [],
  later: [row(7)],
  waiting: [],
} as unknown as FollowUpList;

describe('the list', () => {
  const rows = inOrder(list);

  it('is walked with call-backs first and later ones last', () => {
    expect(rows.map(({ id }) => id)).toEqual([4, 9, 2, 7]);
    expect(steppedFrom(rows, 9, 1)?.id).toBe(2);
    expect(steppedFrom(rows, 7, 1)?.id).toBe(7);
    expect(steppedFrom(rows, 4, -1)?.id).toBe(4);
  });

  it('goes on to the next call, from the last one back up', () => {
    expect(afterRecorded(rows, 4)?.id).toBe(9);
    expect(afterRecorded(rows, 7)?.id).toBe(2);
    expect(afterRecorded([row(1)], 1)).toBeUndefined();
  });
});

describe('what is put down', () => {
  const now = Date.parse('2026-03-02T08:00:00Z');
  const draft = (patch: Partial<CallDraft>): CallDraft => ({ ...emptyCall, ...patch });
  const all = { service: 5, quality: 5, on_time: 4, price_clarity: 5, cleanliness: 5, recommend: 0 };

  it('the keys stand for the outcomes in their order', () => {
    expect(outcomeOfKey('1')).toBe('satisfied');
    expect(outcomeOfKey('3')).toBe('problem');
    expect(outcomeOfKey('6')).toBe('unreachable');
    expect(outcomeOfKey('7')).toBe('call_back');
    expect(outcomeOfKey('8')).toBeUndefined();
    expect(outcomeOfKey('12')).toBeUndefined();
  });

  it('a problem needs its kind and words, a call-back a time to come', () => {
    expect(callLacks(emptyCall, now)).toEqual(['outcome']);
    expect(callLacks(draft({ outcome: 'problem' }), now)).toEqual(['category', 'note']);
    expect(callLacks(draft({ outcome: 'suggestion', note: ' ' }), now)).toEqual(['note']);
    expect(callLacks(draft({ outcome: 'call_back' }), now)).toEqual(['call_back_at']);
    expect(callLacks(draft({ outcome: 'call_back', callBackAt: '2026-03-02T07:59:00Z' }), now)).toEqual([
      'call_back_past',
    ]);
    expect(callLacks(draft({ outcome: 'unreachable' }), now)).toEqual([]);
  });

  it('marks are given wholly or not at all; a recommendation of 0 is an answer', () => {
    expect(callLacks(draft({ outcome: 'satisfied', marks: { service: 5 } }), now)).toEqual(['marks']);
    expect(callLacks(draft({ outcome: 'satisfied', marks: all }), now)).toEqual([]);
    expect(marksGiven(draft({ outcome: 'satisfied', marks: all }))).toEqual(all);
    expect(marksGiven(draft({ outcome: 'satisfied' }))).toBeNull();
  });

  it('lacks what the rule lacks', () => {
    const lackOf: Record<string, CallLack> = {
      'note empty': 'note',
      'call_back_at empty': 'call_back_at',
      'call_back_at in_the_past': 'call_back_past',
      'complaint empty': 'category',
    };
    expect(vectors.calls.drafts.length).toBeGreaterThan(100);
    for (const { outcome, note, category, call_back_at, lacks } of vectors.calls.drafts) {
      const said = draft({ outcome, note, category, callBackAt: call_back_at } as Partial<CallDraft>);
      const expected = lacks.map(({ params }) => lackOf[`${params.field} ${params.problem}`]);
      expect(callLacks(said, Date.parse(vectors.calls.now)).sort()).toEqual(expected.sort());
    }
  });

  it('sends only what belongs to the outcome', () => {
    const followUp = { id: 3, version: 2 };
    const said = draft({ outcome: 'unreachable', marks: all, category: 'price', note: ' 无人接听 ' });
    expect(callRequest(followUp, said, now)).toEqual({
      id: 3,
      version: 2,
      outcome: 'unreachable',
      note: '无人接听',
      marks: null,
      call_back_at: null,
      complaint: null,
    });
    expect(callRequest(followUp, { ...said, outcome: 'problem' }, now)?.complaint).toBe('price');
    expect(callRequest(followUp, emptyCall, now)).toBeUndefined();
  });
});
