import { useTranslation } from 'react-i18next';

/** The words of the shop for its codes: `word('stage', 'in_repair')` → 施工. */
export function useWords(): (kind: string, code: string | null | undefined) => string {
  const { t } = useTranslation();
  return (kind, code) => (code ? t(`words:${kind}.${code}`, { defaultValue: code }) : '');
}
