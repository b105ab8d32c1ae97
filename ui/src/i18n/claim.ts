import { CLAIM_PAYERS, type Payer } from '@bindings';
import type { TFunction } from 'i18next';

interface Claimed {
  payer: Payer;
  payer_name: string;
  claim_number: string;
}

/** What an insurer or a maker knows the case by, in its own word; empty where there is no number. */
export const claimWords = (t: TFunction, { payer, claim_number }: Omit<Claimed, 'payer_name'>): string =>
  claim_number !== '' && CLAIM_PAYERS.includes(payer)
    ? t(`words:claim.${payer}`, { number: claim_number })
    : '';

/** Who pays: what they are, what they are called, and which case it is. */
export const payerWords = (t: TFunction, word: (kind: string, code: string) => string, of: Claimed): string =>
  [word('payer', of.payer), of.payer_name, claimWords(t, of)].filter(Boolean).join(' ');
