import type { Line, Visit } from '@bindings';
import type { TFunction } from 'i18next';
import type { SignedMatter } from '../../../kit/signed';
import { signedCar } from '../visit/visit';
import type { Tally } from './answers';

/** What the customer signs for an estimate: their yes or no to each line that has one, and what the yeses come to. */
export function signedAnswers(t: TFunction, visit: Visit, tally: Tally, signer: string): SignedMatter {
  const rows = (lines: readonly Line[], declined: boolean) =>
    lines.map((line) => ({
      text: line.grade ? t('visits:answers.graded', { name: line.name, grade: line.grade }) : line.name,
      says: [
        line.payer !== 'customer' && t('visits:answers.payer', { payer: line.payer, name: line.payer_name }),
        t(declined ? 'visits:answers.decline' : 'visits:answers.approve'),
      ]
        .filter(Boolean)
        .join(' · '),
      fen: line.amount,
      declined,
    }));
  return {
    ...signedCar(visit),
    title: t('visits:handed.answers'),
    signer: signer.trim(),
    rows: [...rows(tally.approved, false), ...rows(tally.declined, true)],
    sum: tally.amount === null ? undefined : { text: t('visits:handed.approved'), fen: tally.amount },
  };
}
