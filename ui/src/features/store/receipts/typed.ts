import type { BuyingUnit, ReceiptProposal, ReceivedLine } from '@bindings';
import { fenOf } from '../../../i18n/amounts';
import { parseDay } from '../../../kit/dayText';

/** A line of a delivery as it is typed. */
export interface TypedLine {
  proposal: ReceiptProposal;
  bought: number | undefined;
  unit: string;
  price: number | undefined;
  batch: string;
  /** Empty for what keeps. */
  until: string;
  /** Somebody said that it is more than was ordered, or not ordered at all. */
  meant: boolean;
}

/** A line as it is proposed, before anybody typed. */
export const proposed = (proposal: ReceiptProposal): TypedLine => ({
  proposal,
  bought: proposal.bought > 0 ? proposal.bought : undefined,
  unit: proposal.unit,
  price: fenOf(proposal.buying_price),
  batch: '',
  until: proposal.expires_on ?? '',
  meant: false,
});

/** Where a part came before in the same unit and batch, it is the same line that is typed again. */
export const sameLine = (one: TypedLine, other: TypedLine): boolean =>
  one.proposal.part_id === other.proposal.part_id && one.unit === other.unit && one.batch === other.batch;

/** A line among the others: in the place of the same one, or behind them. */
export const withLine = (lines: readonly TypedLine[], line: TypedLine): TypedLine[] =>
  lines.some((one) => sameLine(one, line))
    ? lines.map((one) => (sameLine(one, line) ? line : one))
    : [...lines, line];

/** Its box was scanned once more. */
export const oneMore = (line: TypedLine): TypedLine => ({ ...line, bought: (line.bought ?? 0) + 1_000 });

/** Until when it keeps, as a day; empty for what keeps, nothing for what is no day. */
export const untilOf = ({ until }: TypedLine, today: string): string | undefined =>
  until === '' ? '' : parseDay(until, today);

/** What a line still lacks, in the order of its fields. */
export const lacksOf = (line: TypedLine, today: string) => [
  ...((line.bought ?? 0) <= 0 ? (['quantity'] as const) : []),
  ...(line.price === undefined ? (['price'] as const) : []),
  ...(untilOf(line, today) === undefined ? (['until'] as const) : []),
];

export const unitOf = ({ proposal, unit }: TypedLine): BuyingUnit | undefined =>
  proposal.units.find((one) => one.unit === unit);

export const requestOf = (line: TypedLine): ReceivedLine => ({
  part_id: line.proposal.part_id,
  purchase_order_line_id: line.proposal.purchase_order_line_id,
  bought: line.bought ?? 0,
  unit: line.unit,
  buying_price: line.price ?? 0,
  batch_number: line.batch,
  expires_on: line.until === '' ? null : line.until,
  bin_id: null,
  meant: line.meant,
});
