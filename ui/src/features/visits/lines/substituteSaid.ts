import {
  type AuthorisationMeans,
  type Line,
  type SubstituteAnswer,
  type SubstituteQuoted,
  type Visit,
  WRITTEN_GRADES,
} from '@bindings';
import type { TFunction } from 'i18next';
import type { Lack } from '../../../kit/lacks';
import type { KeptSignature, SignatureDrawing, SignedMatter } from '../../../kit/signed';
import { signedCar } from '../visit/visit';

/** What the customer said to another part, as far as it is typed. */
export interface SaidToSubstitute extends KeptSignature {
  approved: boolean | undefined;
  by_name: string;
  means: AuthorisationMeans;
  paper: string;
  /** Why not. */
  declined: string;
}

export const unsaid: SaidToSubstitute = {
  approved: undefined,
  by_name: '',
  means: 'phone',
  paper: '',
  declined: '',
  signature: null,
};

/** A part with its grade, as the customer is told it. */
export const gradedName = (t: TFunction, { name, grade }: Pick<Line, 'name' | 'grade'>): string =>
  grade ? t('visits:answers.graded', { name, grade }) : name;

/** What an answer still lacks, in the order of the form; `unsigned` says why there is no signature, where there is none. */
export function answerLacks(
  t: TFunction,
  quoted: SubstituteQuoted,
  said: SaidToSubstitute,
  by: string,
  unsigned: string | undefined,
): Lack[] {
  const lacks: Lack[] = [];
  if (said.approved === undefined)
    lacks.push({ says: t('visits:substitute.answer_missing'), at: 'substitute_answer' });
  if (by.trim() === '') lacks.push({ says: t('visits:answers.name_missing'), at: 'by_name' });
  // A repaired part is not agreed to by telephone: said before it is refused.
  const written = quoted.grade !== null && WRITTEN_GRADES.includes(quoted.grade);
  if (said.approved && said.means === 'phone' && written)
    lacks.push({ says: t('visits:answers.in_writing', { name: quoted.name }), at: 'means' });
  if (said.means === 'paper' && said.paper.trim() === '')
    lacks.push({ says: t('visits:answers.paper_missing'), at: 'paper' });
  if (said.approved === false && said.declined.trim() === '')
    lacks.push({ says: t('visits:answers.reason_missing', { count: 1 }), at: 'answer_reason' });
  if (said.means === 'signature' && unsigned !== undefined) lacks.push({ says: unsigned, at: 'signature' });
  return lacks;
}

/** As it is sent, with the amount that was read out. */
export function answerOf(
  said: SaidToSubstitute,
  by: string,
  amount: number,
  drawn: SignatureDrawing | null,
): SubstituteAnswer | undefined {
  if (said.approved === undefined) return undefined;
  return {
    approved: said.approved,
    by_name: by.trim(),
    means: said.means,
    signature: said.means === 'signature' ? drawn : null,
    paper: said.means === 'paper' ? said.paper.trim() : '',
    amount,
    reason: said.approved ? '' : said.declined.trim(),
  };
}

/** What the customer signs: the part they had agreed to, and the one that takes its place. */
export function signedSubstitute(
  t: TFunction,
  visit: Visit,
  line: Line,
  quoted: SubstituteQuoted | undefined,
  approved: boolean | undefined,
  signer: string,
): SignedMatter {
  const declined = approved === false;
  const other = quoted && {
    text: gradedName(t, quoted),
    says: t(declined ? 'visits:answers.decline' : 'visits:answers.approve'),
    fen: quoted.amount,
    declined,
  };
  return {
    ...signedCar(visit),
    title: t('visits:handed.answers'),
    signer: signer.trim(),
    rows: [
      { text: gradedName(t, line), says: t('visits:substitute.was'), fen: line.amount },
      ...(other ? [other] : []),
    ],
  };
}
