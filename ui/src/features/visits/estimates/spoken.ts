// What a confirmation in writing still lacks, and what the customer reads before they sign it.
import type { AuthorisationMeans, SpokenYes, Visit } from '@bindings';
import type { TFunction } from 'i18next';
import { fenOf } from '../../../i18n/amounts';
import type { Lack } from '../../../kit/lacks';
import type { SignedMatter } from '../../../kit/signed';
import { lineOf, signedCar } from '../visit/visit';

interface Confirming {
  by_name: string;
  means: AuthorisationMeans;
  paper: string;
  note: string;
}

/** In the order of the form; `unsigned` says why there is no signature, where there is none. */
export function confirmLacks(t: TFunction, typed: Confirming, unsigned: string | undefined): Lack[] {
  const lacks: Lack[] = [];
  const { by_name, means, paper, note } = typed;
  if (by_name.trim() === '') lacks.push({ says: t('visits:answers.name_missing'), at: 'by_name' });
  if (means === 'paper' && paper.trim() === '')
    lacks.push({ says: t('visits:answers.paper_missing'), at: 'paper' });
  if (means === 'message' && note.trim() === '')
    lacks.push({ says: t('visits:spoken.message_missing'), at: 'call_note' });
  if (means === 'signature' && unsigned !== undefined) lacks.push({ says: unsigned, at: 'signature' });
  return lacks;
}

/** The lines as they were agreed to by a word, and what they come to. */
export function signedSpoken(t: TFunction, visit: Visit, spoken: SpokenYes, signer: string): SignedMatter {
  const lines = spoken.lines.flatMap((id) => lineOf(visit, id) ?? []);
  return {
    ...signedCar(visit),
    title: t('visits:handed.answers'),
    signer: signer.trim(),
    rows: lines.map((line) => ({
      text: line.grade ? t('visits:answers.graded', { name: line.name, grade: line.grade }) : line.name,
      says: t('visits:spoken.said'),
      fen: line.amount,
    })),
    sum: { text: t('visits:spoken.sum'), fen: fenOf(spoken.amount) },
  };
}
