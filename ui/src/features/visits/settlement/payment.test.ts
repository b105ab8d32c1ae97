import { MEANS_OF, type Payer, type PaymentMeans, type SheetRow } from '@bindings';
import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import vectors from '../../../../tests/vectors.json';
import { amountOf, changeOf, tooLittle } from '../../../kit/paidParts';
import {
  beforeOf,
  chosen,
  meansFor,
  noVoucher,
  numbersBefore,
  offeredFor,
  overDrawn,
  type Part,
  partsOffered,
  paymentLacks,
  requestOf,
  storedShort,
  undecided,
  withPart,
} from './payment';

it('a further means takes what is still open', () => {
  const parts = withPart([{ means: 'voucher', amount: 5000, seen: true, tendered: null }], 12345);
  expect(parts[1]).toEqual({ means: null, amount: 7345, seen: false, tendered: null });
  expect(amountOf(parts)).toBe(12345);
});

it('nothing is taken on what was only offered: neither means nor amount', () => {
  const offered = withPart([], 12345);
  expect(undecided(offered)).toBe('means');
  expect(requestOf(offered)).toEqual([]);
  expect(undecided(offered.map((part) => ({ ...part, means: 'wechat' as const })))).toBe('amount');
  expect(undecided(offered.map((part) => ({ ...part, means: 'wechat' as const, seen: true })))).toBe(
    undefined,
  );
});

it('change is what was put down over the amount, for cash alone', () => {
  const parts = [
    { means: 'cash' as const, amount: 7345, seen: true, tendered: 10000 },
    { means: 'card' as const, amount: 5000, seen: true, tendered: 9999 },
  ];
  expect(changeOf(parts)).toBe(2655);
  expect(requestOf(parts)).toEqual([
    { means: 'cash', amount: 7345, tendered: 10000 },
    { means: 'card', amount: 5000, tendered: 5000 },
  ]);
  expect(tooLittle(parts)).toBe(false);
  expect(tooLittle([{ means: 'cash', amount: 7345, tendered: 7000 }])).toBe(true);
});

it('an insurer pays claims and nothing else', () => {
  expect(meansFor('insurer')).toContain('insurer');
  expect(meansFor('manufacturer')).toContain('insurer');
  expect(meansFor('customer')).not.toContain('insurer');
  expect(meansFor('customer')).toContain('transfer');
});

it('every means that a sheet takes is offered at the till', () => {
  expect([...meansFor('insurer')].sort()).toEqual([...MEANS_OF.insurer].sort());
});

it('what the payer has with the shop pays first, and nothing is asked that it covers', () => {
  const sheet = (credit: number) => ({ payer: 'customer', credit }) as SheetRow;
  const drawn = (amount: number) => ({ means: 'deposit', amount, seen: true, tendered: null });
  const rest = (amount: number) => ({ means: null, amount, seen: false, tendered: null });
  expect(partsOffered(sheet(0), 8_999)).toEqual([rest(8_999)]);
  expect(partsOffered(sheet(5_000), 8_999)).toEqual([drawn(5_000), rest(3_999)]);
  expect(partsOffered(sheet(12_999), 8_999)).toEqual([drawn(8_999)]);
  expect(undecided(partsOffered(sheet(12_999), 8_999))).toBeUndefined();
  expect(offeredFor(sheet(0))).not.toContain('deposit');
  expect(offeredFor(sheet(1))[0]).toBe('deposit');
  expect(offeredFor(sheet(1), true)).not.toContain('deposit');
  const twice = [...partsOffered(sheet(5_000), 8_999).slice(0, 1), ...partsOffered(sheet(1), 1)];
  expect([overDrawn(twice, sheet(5_000)), overDrawn(twice, sheet(5_001))]).toEqual([true, false]);
});

it('stored value fills in what is there, and nothing of it is drawn before its owner said yes', () => {
  const sheet = {
    payer: 'customer',
    credit: 0,
    stored: { name: '', phone: '', balance: { paid: 4_000, gift: 1_000, total: 5_000 } },
  } as unknown as SheetRow;
  expect(offeredFor(sheet)[0]).toBe('stored_value');
  expect(offeredFor({ ...sheet, stored: null })).not.toContain('stored_value');
  const parts = chosen(withPart([], 8_999), 0, 'stored_value', sheet);
  expect(parts[0]?.amount).toBe(5_000);
  expect(undecided(parts)).toBe('agreed');
  const agreed = parts.map((part) => ({ ...part, agreed: true }));
  expect(undecided(agreed)).toBeUndefined();
  const twice = chosen(withPart(agreed, 8_999), 1, 'stored_value', sheet);
  expect(twice[1]?.amount).toBe(0);
  expect(storedShort(twice, sheet)).toBeUndefined();
  expect(
    storedShort([...agreed, { means: 'stored_value', amount: 1, seen: true, tendered: null }], sheet),
  ).toEqual({ amount: 1, balance: 0 });
  expect(undecided(chosen(agreed, 0, 'card', sheet))).toBeUndefined();
});

it('a voucher is named before it pays, and goes to the till with its number', () => {
  const sheet = { payer: 'customer', credit: 0, customer_id: 7 } as SheetRow;
  expect(offeredFor(sheet)).toContain('voucher');
  // Several sheets of one payer are no bill a voucher is for.
  expect(offeredFor({ payer: 'customer', credit: 0 } as SheetRow)).not.toContain('voucher');
  const [part] = chosen(withPart([], 12_000), 0, 'voucher', sheet);
  expect(part).toMatchObject({ means: 'voucher', amount: 0, voucher: noVoucher });
  if (!part) throw new Error('no part');
  expect(undecided([part])).toBe('voucher');
  const named = { ...part, amount: 10_000, voucher: { number: 'DJ1', thirdParty: false, ready: true } };
  expect(undecided([named])).toBeUndefined();
  expect(requestOf([named])).toEqual([
    { means: 'voucher', amount: 10_000, tendered: 10_000, voucher: { number: 'DJ1', third_party: false } },
  ]);
  const cash = { means: 'cash' as const, amount: 1_000, seen: true, tendered: null };
  expect([0, 1, 2, 3].map((place) => beforeOf([cash, named, named], place))).toEqual([0, 0, 10_000, 20_000]);
  expect(numbersBefore([cash, named, part, named], 3)).toEqual(['DJ1']);
  // Another means forgets the number.
  expect(chosen([named], 0, 'card', sheet)[0]).not.toHaveProperty('voucher');
});

describe('what is typed is held as the host holds it', () => {
  const { due, credit, stored, paid, takes, drawn_first } = vectors.payments;
  const said = (key: string, params?: object) => `${key} ${JSON.stringify(params)}`;
  const t = said as unknown as TFunction;
  const sheet = { payer: 'customer', credit, stored: { balance: stored } } as unknown as SheetRow;
  const typed = (part: (typeof paid)[number]['parts'][number]): Part => ({
    ...part,
    means: part.means as PaymentMeans,
    seen: true,
    agreed: true,
  });
  /** The form's own sentence, or the refusal's. */
  const sentence = (code: string, params?: object) => {
    if (code === 'over_paid') return 'too much';
    return code === 'bad_field' ? said('visits:payment.amount_missing') : said(`errors:${code}`, params);
  };

  it('and waits for what the host would refuse, with its figures', () => {
    for (const { parts, change, refused } of paid) {
      const form = parts.map(typed);
      const says = paymentLacks(t, form, sheet, due, 'too much').map((lack) => lack.says);
      if (refused) expect(says, JSON.stringify(parts)).toContain(sentence(refused.code, refused.params));
      else {
        expect([says, changeOf(form)], JSON.stringify(parts)).toEqual([[], change]);
        expect(requestOf(form).map(({ means, amount, tendered }) => ({ means, amount, tendered }))).toEqual(
          parts,
        );
      }
    }
  });

  it('by the means the payer may pay by', () => {
    for (const { payer, means } of takes) {
      // The host tells of stored value on the customer's sheets alone.
      const of = { ...sheet, payer: payer as Payer, stored: payer === 'customer' ? sheet.stored : null };
      expect([...offeredFor({ ...of, customer_id: 7 })].sort(), payer).toEqual([...means].sort());
    }
  });

  it('and as much is drawn first as the sheet takes', () => {
    for (const one of drawn_first) {
      const offered = partsOffered({ ...sheet, credit: one.credit }, one.due);
      const drawn = amountOf(offered.filter((part) => part.means === 'deposit'));
      expect([drawn, amountOf(offered)], JSON.stringify(one)).toEqual([one.drawn, one.due]);
    }
  });
});
