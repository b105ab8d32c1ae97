import type {
  CatalogueItem,
  CounterReturnLine,
  PaymentMeans,
  PriceBasis,
  QuotedPart,
  WantedPart,
} from '@bindings';
import { fenOf } from '../../../i18n/amounts';

/** A part on the counter, as it is typed. */
export interface CartLine {
  part: number;
  code: string;
  name: string;
  about: string;
  unit: string;
  /** As it is sold, where that is another. */
  soldIn: string;
  quantity: number;
  price: number;
  /** What the list said last; who typed another price meant it. */
  listed: number;
  discount: number;
}

const one = 1000;

/** A part of the price list as it is sold; nothing for work. */
export function cartLine(item: CatalogueItem): CartLine | undefined {
  if (!('part' in item.id)) return undefined;
  return {
    part: item.id.part,
    code: item.code,
    name: item.name,
    about: [item.brand, item.specification].filter(Boolean).join(' '),
    unit: item.unit,
    soldIn: '',
    quantity: one,
    price: fenOf(item.unit_price),
    listed: fenOf(item.unit_price),
    discount: 0,
  };
}

/** What is scanned once more is one more of it: of each part there is one line. */
export function withPart(cart: readonly CartLine[], line: CartLine): CartLine[] {
  if (!cart.some(({ part }) => part === line.part)) return [...cart, line];
  return cart.map((known) =>
    known.part === line.part ? { ...known, quantity: known.quantity + one } : known,
  );
}

/** At the prices of whoever buys, as the host told them: what somebody typed stays. */
export function atListPrices(
  cart: readonly CartLine[],
  told: readonly Pick<QuotedPart, 'part_id' | 'list_price'>[],
): readonly CartLine[] {
  const now = cart.map((line) => {
    const price = told.find(({ part_id }) => part_id === line.part)?.list_price ?? null;
    const listed = price === null ? line.listed : fenOf(price);
    if (listed === line.listed) return line;
    return { ...line, listed, price: line.price === line.listed ? listed : line.price };
  });
  return now.some((line, at) => line !== cart[at]) ? now : cart;
}

/** As the host is asked: a line nobody wants any of is none. */
export const wantedOf = (cart: readonly CartLine[], price_basis: PriceBasis): WantedPart[] =>
  cart
    .filter(({ quantity }) => quantity > 0)
    .map(({ part, quantity, soldIn, price, discount }) => ({
      part_id: part,
      quantity,
      ...(soldIn && { unit: soldIn }),
      unit_price: price,
      price_basis,
      discount,
    }));

/** What came back and is exchanged for something else. */
export interface Exchange {
  id: number;
  number: string;
  lines: Pick<CounterReturnLine, 'counter_sale_line_id' | 'quantity' | 'bin_id'>[];
  amount: number;
  /** What is counted out of it. */
  money: number;
  means: PaymentMeans | null;
  reason: string;
}

/** What a page of a sale hands on to the counter. */
export function exchangeOf(state: unknown): Exchange | undefined {
  if (typeof state !== 'object' || state === null || !('exchange' in state)) return undefined;
  return state.exchange as Exchange;
}
