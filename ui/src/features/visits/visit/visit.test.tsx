import type { Approval, Line, SheetRow, Visit } from '@bindings';
import { expect, it } from 'vitest';
import { panelsOf } from '../StagePanels';
import { onAccountOf, owedOf, standingOf, tellsAmounts, toPutRight, wasAskedFor } from './visit';

const sheet = (patch: Partial<SheetRow>): SheetRow =>
  ({
    state: 'open',
    is_active: true,
    payer: 'customer',
    total: 5000,
    received: 0,
    on_account: 0,
    owed: 0,
    actions: [],
    ...patch,
  }) as unknown as SheetRow;

it('is paid in full only when nobody owes any more', () => {
  const on = (patch: Partial<SheetRow>) => standingOf(sheet(patch));
  expect(on({ owed: 5000 })).toEqual({ key: 'owed', amount: 5000 });
  expect(on({ received: 2000, owed: 3000 })).toEqual({ key: 'owed', amount: 3000 });
  const trusted = { state: 'settled', received: 3600, on_account: 1400 } as const;
  expect(on(trusted), 'settled, and 14.00 on account').toEqual({ key: 'on_account', amount: 1400 });
  expect(on({ state: 'settled', received: 5000 })).toEqual({ key: 'settled', amount: 0 });
  expect(on({ state: 'settled', total: 0 })).toEqual({ key: 'settled', amount: 0 });
  expect(on({ state: 'settled', payer: 'shop' })).toEqual({ key: 'shop_pays', amount: 0 });
  expect(on({ state: 'voided' })?.key).toBe('voided');
});

it('a sheet whose amounts are withheld is neither owed nor paid', () => {
  const kept = sheet({ total: null, received: null, on_account: null, owed: null });
  expect(standingOf(kept)).toBeUndefined();
  const visit = { approved_total: null, settlements: [kept] } as unknown as Visit;
  expect([tellsAmounts(visit), owedOf(visit), onAccountOf(visit)]).toEqual([false, null, null]);
  const told = {
    approved_total: 0,
    settlements: [sheet({ on_account: 1400, owed: 3600 })],
  } as unknown as Visit;
  expect([tellsAmounts(told), owedOf(told), onAccountOf(told)]).toEqual([true, 3600, 1400]);
});

it('what the manager was asked for is known by its moments, whoever is told what it was', () => {
  const approval = (patch: Partial<Approval>) =>
    wasAskedFor({ state: 'granted', deed: null, asked_at: '1', answered_at: '1', ...patch } as Approval);
  expect(approval({}), 'granted at the counter with the PIN').toBe(false);
  expect(approval({ answered_at: '2' })).toBe(true);
  expect(approval({ state: 'declined', answered_at: '2' })).toBe(true);
  expect(approval({ state: 'waiting', answered_at: null })).toBe(true);
});

const washing = (sheets: SheetRow[], lines: Partial<Line>[], yours = true): Visit =>
  ({
    order: { stage: 'preparing' },
    settlements: sheets,
    lines: lines.map((line, place) => ({ id: place + 1, state: 'approved', settlement_id: null, ...line })),
    findings: [],
    jobs: [],
    actions: [{ action: 'edit_lines', yours }],
  }) as unknown as Visit;

/** The first line was on it. */
const wrong = sheet({
  state: 'voided',
  issued_at: '1',
  content: { lines: [{ line_id: 1 }] } as SheetRow['content'],
});

it('after a voided sheet the lines lie open to be put right, for those who may', () => {
  const voided = [wrong, sheet({ state: 'reversal' })];
  expect(toPutRight(washing(voided, [{}]))).toBe(true);
  expect(panelsOf(washing(voided, [{}]))).toEqual(['lines', 'preparation']);
  expect(panelsOf(washing(voided, [{}], false))).toEqual(['preparation']);
  // Another line stands in its place: the bill is next, and the lines still lie open behind it.
  expect(panelsOf(washing(voided, [{ state: 'superseded' }, {}]))).toEqual(['preparation', 'lines']);
  // Billed again and voided again: nothing was put right since.
  const again = sheet({
    state: 'voided',
    issued_at: '2',
    content: { lines: [{ line_id: 2 }] } as SheetRow['content'],
  });
  expect(panelsOf(washing([...voided, again], [{ state: 'superseded' }, {}]))).toEqual([
    'lines',
    'preparation',
  ]);
  // The other payer's sheet stands.
  expect(panelsOf(washing([...voided, sheet({})], [{}, { settlement_id: 3 }]))).toEqual([
    'lines',
    'preparation',
  ]);
  // Billed again, or never voided: nothing to put right.
  expect(panelsOf(washing([...voided, sheet({})], [{ settlement_id: 3 }]))).toEqual(['preparation']);
  expect(panelsOf(washing([], [{}]))).toEqual(['preparation']);
});

it('what was offered in the wash bay is answered there', () => {
  const visit = washing([wrong], [{}, { state: 'offered' }]);
  expect(panelsOf(visit)).toEqual(['answers', 'lines', 'preparation']);
});
