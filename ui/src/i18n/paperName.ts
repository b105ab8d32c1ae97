import { PAPERS, type PaperKind } from '@bindings';
import { useTranslation } from 'react-i18next';
import type { Language } from './language';

/** What a paper is called in the language of the screen. Its declaration says it, beside all else about the paper. */
export function usePaperName(): (kind: PaperKind) => string {
  const { i18n } = useTranslation();
  return (kind) => PAPERS[kind].called[i18n.language as Language];
}
