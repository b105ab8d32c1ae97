import type { Allowed, ComplaintAction, ComplaintPage } from '@bindings';
import type { TFunction } from 'i18next';
import { refusalWords } from '../../i18n/refusal';

type Offer = Allowed<ComplaintAction>;

/** What the host offers whoever looks at the page. */
export const offerOf = ({ actions }: ComplaintPage, action: ComplaintAction): Offer | undefined =>
  actions.find((one) => one.action === action);

/** What an action waits for, as a sentence; of a level whose right it takes, whose that is. */
export function lackOf(t: TFunction, offer: Offer | undefined): string | undefined {
  const missing = offer?.missing;
  if (!missing) return undefined;
  return missing.code === 'settled_by_level'
    ? t('complaints:settlers', { names: missing.params.may })
    : refusalWords(t, missing);
}
