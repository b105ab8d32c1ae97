import type { CatalogueItem, Line, LineFigures, Settings } from '@bindings';
import { describe, expect, it } from 'vitest';
import vectors from '../../../../tests/vectors.json';
import {
  amountOf,
  asKind,
  blankLine,
  discountOf,
  factorIn,
  figuresOf,
  fromCatalogue,
  grossOf,
  groupsOf,
  payableLines,
  priceIn,
  sumOf,
} from './figures';

const settings = {
  hour_rate: 12000,
  labour_tax: 600,
  part_tax: 1300,
  other_tax: 600,
  taxed_apart: [] as Settings['taxed_apart'],
} as Settings;
const part = (patch: Partial<LineFigures>): LineFigures => ({ ...blankLine('part', settings, ''), ...patch });

describe('the amount of a line', () => {
  it('is rounded half up to the fen', () => {
    expect(grossOf(part({ unit_price: 3333, quantity: 1500 }))).toBe(5000);
    expect(grossOf({ ...blankLine('labour', settings, ''), hours: 125 })).toBe(15000);
    expect(grossOf(part({ unit_price: 1, quantity: 500 }))).toBe(1);
    expect(grossOf(part({ unit_price: 1, quantity: 499 }))).toBe(0);
  });

  it('takes both discounts off', () => {
    const line = part({ unit_price: 9999, quantity: 3000, discount_rate: 1000, discount: 97 });
    expect(discountOf(line)).toBe(3000 + 97);
    expect(amountOf(line)).toBe(29997 - 3097);
  });

  it('keeps its last fen where a binary fraction would lose it', () => {
    expect(grossOf(part({ unit_price: 900_719_925_47, quantity: 99_999_999 }))).toBe(9007199164628007);
  });

  it('is nothing for parts the customer brought', () => {
    expect(amountOf(part({ unit_price: 5000, origin: 'customers' }))).toBe(0);
  });
});

it('another kind is counted in its own way', () => {
  const labour = asKind(part({ unit_price: 5000, quantity: 4000, name: 'x' }), 'labour', settings);
  expect(labour).toMatchObject({ name: 'x', hours: 100, unit_price: 12000, tax_rate: 600 });
  expect(asKind(part({ unit_price: 5000, quantity: 4000 }), 'other', settings)).toMatchObject({
    quantity: 4000,
    unit_price: 5000,
    tax_rate: 600,
  });
});

it('a catalogue without a rate takes the rate of the shop', () => {
  const item = { kind: 'labour', hours: 80, unit_price: 0, quantity: 0, unit: '' } as never;
  expect(fromCatalogue(item, settings)).toMatchObject({ hours: 80, unit_price: 12000, quantity: 1000 });
});

it('a barrel is offered at what its litres cost, and a piece at its share of the box', () => {
  const oil = { part_id: 1, counted_in: 'L', units: [{ unit: '桶', factor: 200_000 }] };
  expect([factorIn(oil, '桶'), factorIn(oil, 'L'), factorIn(oil, '')]).toEqual([200_000, 1000, 1000]);
  expect(priceIn(2_000, 1000, 200_000)).toBe(400_000);
  expect(priceIn(400_000, 200_000, 1000)).toBe(2_000);
  expect(priceIn(100, 12_000, 1000)).toBe(8);
});

it('groups by kind in the order of the paper, and what was declined counts for nothing', () => {
  const line = (kind: string, position: number, amount: number, state: string) =>
    ({ id: position, kind, position, amount, state, supersedes_id: null }) as Line;
  const groups = groupsOf([
    line('part', 2, 500, 'approved'),
    line('labour', 3, 100, 'draft'),
    line('part', 1, 300, 'declined'),
  ]);
  expect(groups.map((group) => [group.kind, group.subtotal])).toEqual([
    ['labour', 100],
    ['part', 500],
  ]);
  expect(groups[1]?.lines.map((one) => one.position)).toEqual([1, 2]);
});

it('a line offered anew counts once, from the draft on and whatever becomes of it', () => {
  const line = (id: number, state: string, amount: number, supersedes_id: number | null = null) =>
    ({ id, state, amount, supersedes_id, kind: 'part', position: 1 }) as Line;
  const sum = (state: string, old = 'approved') =>
    payableLines([line(1, old, 500), line(2, state, 700, 1), line(3, 'approved', 90)]).map(
      (one) => one.amount,
    );
  expect(sum('draft')).toEqual([700, 90]);
  expect(sum('offered')).toEqual([700, 90]);
  expect(sum('declined')).toEqual([500, 90]);
  expect(sum('approved', 'superseded')).toEqual([700, 90]);
  expect(groupsOf([line(1, 'approved', 500), line(2, 'offered', 700, 1)])[0]?.subtotal).toBe(700);
});

it('a sum with an amount in it that is withheld is withheld', () => {
  const line = (amount: number | null) => ({ kind: 'part', state: 'approved', amount }) as Line;
  expect(sumOf([line(500), line(90)])).toBe(590);
  expect(sumOf([line(500), line(null)])).toBeNull();
  expect(groupsOf([line(null)])[0]?.subtotal).toBeNull();
});

it('a line and an item without a cost told go back with none', () => {
  const line = { ...blankLine('part', undefined, '个'), unit_price: 46_000, cost: null };
  expect(figuresOf(line as unknown as Line)).toMatchObject({ unit_price: 46_000, cost: 0 });
  const item = { kind: 'part', quantity: 0, hours: 0, unit_price: 46_000, cost: null };
  expect(fromCatalogue(item as unknown as CatalogueItem, undefined)).toMatchObject({
    unit_price: 46_000,
    cost: 0,
  });
});

it('gives the very sums of the host', () => {
  for (const { figures, gross, discount, amount } of vectors.line_amounts) {
    const typed = figures as LineFigures;
    expect([grossOf(typed), discountOf(typed), amountOf(typed)], JSON.stringify(figures)).toEqual([
      gross,
      discount,
      amount,
    ]);
  }
});

it('the lines that count are those of the rules', () => {
  expect(vectors.payable_lines.length).toBeGreaterThan(20);
  for (const { lines, counted } of vectors.payable_lines) {
    expect(payableLines(lines as Line[]).map((line) => line.id)).toEqual(counted);
  }
});

it('a line from the catalogue is the one the host would write', () => {
  const settings = vectors.catalogue_lines.settings as unknown as Settings;
  expect(vectors.catalogue_lines.lines.length).toBeGreaterThan(10);
  for (const { item, figures } of vectors.catalogue_lines.lines) {
    expect(fromCatalogue(item as unknown as CatalogueItem, settings), item.kind).toEqual(figures);
  }
});
