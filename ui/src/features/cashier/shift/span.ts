import dayjs from 'dayjs';

export type SpanKind = 'day' | 'month';

export interface Span {
  from: string;
  to: string;
  /** How its paper is asked for: 20260302, 202603. */
  paper: number;
  number: string;
}

/** The day itself, or the month it is in. */
export function spanOf(kind: SpanKind, day: string): Span {
  if (kind === 'day') return { from: day, to: day, paper: Number(day.replaceAll('-', '')), number: day };
  const month = day.slice(0, 7);
  return {
    from: `${month}-01`,
    to: dayjs(`${month}-01`).endOf('month').format('YYYY-MM-DD'),
    paper: Number(month.replace('-', '')),
    number: month,
  };
}
