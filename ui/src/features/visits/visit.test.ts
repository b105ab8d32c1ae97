import type { Line, Settlement, Visit } from '@bindings';
import { expect, it } from 'vitest';
import { panelsOf } from './StagePanels';
import { owedOn, standingOf, toPutRight } from './visit';

const sheet = (patch: Partial<Settlement>): Settlement =>
  ({ state: 'open', payer: 'customer', total: 5000, received: 0, on_account: 0, ...patch }) as Settlement;

it("the shop's own work is nobody's debt", () => {
  expect(owedOn(sheet({}))).toBe(5000);
  expect(owedOn(sheet({ payer: 'shop', state: 'settled' }))).toBe(0);
  expect(owedOn(sheet({ state: 'voided' }))).toBe(0);
});

it('is paid in full only when nobody owes any more', () => {
  const on = (patch: Partial<Settlement>) => standingOf(sheet(patch));
  expect(on({})).toEqual({ key: 'owed', amount: 5000 });
  expect(on({ received: 2000 })).toEqual({ key: 'owed', amount: 3000 });
  const trusted = { state: 'settled', received: 3600, on_account: 1400 } as const;
  expect(on(trusted), 'settled, and 14.00 on account').toEqual({ key: 'on_account', amount: 1400 });
  expect(on({ state: 'settled', received: 5000 })).toEqual({ key: 'settled', amount: 0 });
  expect(on({ state: 'settled', total: 0 })).toEqual({ key: 'settled', amount: 0 });
  expect(on({ state: 'settled', payer: 'shop' })).toEqual({ key: 'shop_pays', amount: 0 });
  expect(on({ state: 'voided' }).key).toBe('voided');
});

const washing = (sheets: Settlement[], lines: Partial<Line>[], yours = true): Visit =>
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
  content: { lines: [{ line_id: 1 }] } as Settlement['content'],
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
    content: { lines: [{ line_id: 2 }] } as Settlement['content'],
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
