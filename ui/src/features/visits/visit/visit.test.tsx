import type { Line, SheetRow, Visit } from '@bindings';
import { expect, it } from 'vitest';
import { panelsOf } from '../StagePanels';
import { currentJobs, depositsOf, doneJobs, onAccountOf, owedOf, standingOf, tellsAmounts } from './visit';

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

/** In the wash bay, with one agreed line; `told` is what the host says of putting it right. */
const washing = (told: Partial<Visit>, yours = true, lines: Partial<Line>[] = []): Visit =>
  ({
    order: { stage: 'preparing' },
    lines: [{ id: 1, state: 'approved' }, ...lines],
    findings: [],
    jobs: [],
    current_jobs: [],
    actions: [{ action: 'edit_lines', yours }],
    waits_to_be_put_right: false,
    was_put_right: false,
    ...told,
  }) as unknown as Visit;

it('after a voided sheet the lines lie open to be put right, for those who may', () => {
  const waits = { waits_to_be_put_right: true };
  expect(panelsOf(washing(waits))).toEqual(['lines', 'preparation']);
  expect(panelsOf(washing(waits, false))).toEqual(['preparation']);
  // Put right: the bill is next, and the lines still lie open behind it.
  expect(panelsOf(washing({ ...waits, was_put_right: true }))).toEqual(['preparation', 'lines']);
  // Billed again, or never voided: nothing to put right.
  expect(panelsOf(washing({ was_put_right: true }))).toEqual(['preparation']);
  expect(panelsOf(washing({}))).toEqual(['preparation']);
});

it('what was offered in the wash bay is answered there', () => {
  const visit = washing({ waits_to_be_put_right: true }, true, [{ id: 2, state: 'offered' }]);
  expect(panelsOf(visit)).toEqual(['answers', 'lines', 'preparation']);
});

it('shows the jobs and receipts the host names, in its order', () => {
  const visit = {
    jobs: [{ id: 10 }, { id: 11 }, { id: 12 }],
    current_jobs: [11, 12],
    done_jobs: [12],
    payments: [{ id: 1 }, { id: 2 }, { id: 3 }],
    free_receipts: [1, 3],
  } as unknown as Visit;
  const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);
  expect(ids(currentJobs(visit))).toEqual([11, 12]);
  expect(ids(doneJobs(visit))).toEqual([12]);
  expect(ids(depositsOf(visit))).toEqual([1, 3]);
});
