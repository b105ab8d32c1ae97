import type { Marks } from '@bindings';

export interface CounterMark {
  field: keyof Marks;
  mark: number;
  most: number;
  /** A mark the shop has to ask about. */
  low: boolean;
}

const fields: readonly (keyof Marks)[] = [
  'service',
  'quality',
  'on_time',
  'price_clarity',
  'cleanliness',
  'recommend',
];

/** The marks given at the counter, in the order they were asked, and which of them opened the case. */
export const counterMarks = (marks: Marks): CounterMark[] =>
  fields.map((field) => {
    const recommend = field === 'recommend';
    return {
      field,
      mark: marks[field],
      most: recommend ? 10 : 5,
      low: marks[field] <= (recommend ? 6 : 2),
    };
  });
