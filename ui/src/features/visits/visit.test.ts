import type { Line, Settlement, Visit } from '@bindings';
import { expect, it } from 'vitest';
import { panelsOf } from './StagePanels';
import { owedOn, toPutRight } from './visit';

const sheet = (patch: Partial<Settlement>): Settlement =>
  ({ state: 'open', payer: 'customer', total: 5000, received: 0, on_account: 0, ...patch }) as Settlement;

it("the shop's own work is nobody's debt", () => {
  expect(owedOn(sheet({}))).toBe(5000);
  expect(owedOn(sheet({ payer: 'shop', state: 'settled' }))).toBe(0);
  expect(owedOn(sheet({ state: 'voided' }))).toBe(0);
});

const washing = (sheets: Settlement[], lines: Partial<Line>[], yours = true): Visit =>
  ({
    order: { stage: 'preparing' },
    settlements: sheets,
    lines: lines.map((line) => ({ state: 'approved', settlement_id: null, ...line })),
    findings: [],
    jobs: [],
    actions: [{ action: 'edit_lines', yours }],
  }) as unknown as Visit;

it('after a voided sheet the lines lie open to be put right, for those who may', () => {
  const voided = [sheet({ state: 'voided' }), sheet({ state: 'reversal' })];
  expect(toPutRight(washing(voided, [{}]))).toBe(true);
  expect(panelsOf(washing(voided, [{}]))).toEqual(['lines', 'preparation']);
  expect(panelsOf(washing(voided, [{}], false))).toEqual(['preparation']);
  // Billed again, or never voided: nothing to put right.
  expect(panelsOf(washing([...voided, sheet({})], [{ settlement_id: 3 }]))).toEqual(['preparation']);
  expect(panelsOf(washing([], [{}]))).toEqual(['preparation']);
});

it('what was offered in the wash bay is answered there', () => {
  const visit = washing([sheet({ state: 'voided' })], [{}, { state: 'offered' }]);
  expect(panelsOf(visit)).toEqual(['answers', 'lines', 'preparation']);
});
