import type { Line, LineAnswer, Money } from '@bindings';
import { fenOf, sumTold } from '../../../i18n/amounts';

/** What the customer said to one line, as far as it is known. */
export interface Said {
  approved?: boolean;
  reason: string;
}

export type Answers = Record<string, Said>;

export const saidOf = (answers: Answers, line: Line): Said => answers[String(line.id)] ?? { reason: '' };

export function withAnswer(answers: Answers, line: Line, change: Partial<Said>): Answers {
  return { ...answers, [String(line.id)]: { ...saidOf(answers, line), ...change } };
}

/** One press: yes to everything that has no answer or a no. */
export const approveAll = (answers: Answers, lines: readonly Line[]): Answers =>
  lines.reduce((all, line) => withAnswer(all, line, { approved: true }), answers);

/** What others pay is agreed to along with the rest, unless the customer says no to it. */
export const withOthers = (answers: Answers, lines: readonly Line[], asked: readonly number[]): Answers =>
  lines
    .filter((line) => !asked.includes(line.id) && saidOf(answers, line).approved === undefined)
    .reduce((all, line) => withAnswer(all, line, { approved: true }), answers);

export interface Tally {
  approved: Line[];
  declined: Line[];
  /** Declined without saying why. */
  reasonless: Line[];
  /** Of what the customer is asked about alone: how many of each, and what the yeses come to. */
  asked: { approved: number; declined: number; open: number };
  amount: Money;
}

export function tallyOf(
  answers: Answers,
  lines: readonly Line[],
  asked: readonly number[] = lines.map((line) => line.id),
): Tally {
  const said = (line: Line) => saidOf(answers, line);
  const approved = lines.filter((line) => said(line).approved === true);
  const declined = lines.filter((line) => said(line).approved === false);
  const own = (some: readonly Line[]) => some.filter((line) => asked.includes(line.id));
  return {
    approved,
    declined,
    reasonless: declined.filter((line) => said(line).reason.trim() === ''),
    asked: {
      approved: own(approved).length,
      declined: own(declined).length,
      open: own(lines).filter((line) => said(line).approved === undefined).length,
    },
    amount: sumTold(own(approved).map((line) => line.amount)),
  };
}

/** Only what was answered is recorded, each with the amount that was read out. */
export const requestOf = (answers: Answers, lines: readonly Line[]): LineAnswer[] =>
  lines.flatMap((line) => {
    const { approved, reason } = saidOf(answers, line);
    if (approved === undefined) return [];
    return [
      { line_id: line.id, approved, amount: fenOf(line.amount), reason: approved ? '' : reason.trim() },
    ];
  });
