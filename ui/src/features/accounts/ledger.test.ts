import type { MovementShown } from '@bindings';
import { describe, expect, it } from 'vitest';
import { firstDayOffered, matterOf } from './ledger';

describe('the days offered', () => {
  it('begin with the month before, over the turn of the year too', () => {
    expect(firstDayOffered('2026-03-31')).toBe('2026-02-01');
    expect(firstDayOffered('2026-01-02')).toBe('2025-12-01');
    expect(firstDayOffered('2026-12-31')).toBe('2026-11-01');
  });
});

describe('what a movement was', () => {
  const word = (_kind: string, code: string) => code;
  const row = (more: Partial<MovementShown>) =>
    ({
      kind: 'put_on_account',
      means: null,
      payment_number: null,
      settlement_number: 'JS1',
      reason: '',
      ...more,
    }) as MovementShown;

  it('names the sheet only where the receipt stands as its number', () => {
    expect(matterOf(row({ reason: '月结' }), word)).toBe('put_on_account · 月结');
    expect(matterOf(row({ kind: 'collected', means: 'cash', payment_number: 'SK1' }), word)).toBe(
      'collected · cash · JS1',
    );
  });
});
