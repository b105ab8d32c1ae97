import { PAPERS, type PaperKind } from '@bindings';
import { useTranslation } from 'react-i18next';
import type { Language } from './language';

/**
 * What is looked at, saved and printed: the shop's own papers, and three that have no declaration of theirs, because
 * two are as somebody else made them and the other is kept nowhere.
 */
export type DocumentKind = PaperKind | 'attached_file' | 'customer_slip' | 'tax_batch';

export const isPaper = (kind: DocumentKind): kind is PaperKind => kind in PAPERS;

/** What a paper is called in the language of the screen. Its declaration says it, beside all else about the paper. */
export function usePaperName(): (kind: DocumentKind) => string {
  const { t, i18n } = useTranslation();
  return (kind) =>
    isPaper(kind) ? PAPERS[kind].called[i18n.language as Language] : t(`words:document_kind.${kind}`);
}
