import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

/** The words of the shop for its codes: `word('stage', 'in_repair')` → 施工. */
export function useWords(): (kind: string, code: string | null | undefined) => string {
  const { t } = useTranslation();
  return (kind, code) => (code ? t(`words:${kind}.${code}`, { defaultValue: code }) : '');
}

/** What a station is called: the host writes a code for one to which nobody gave a name. */
export const stationWords = (t: TFunction, station: string): string =>
  station === 'browser'
    ? t('shell:station_browser')
    : station === 'own_phone'
      ? t('words:authorisation_means.own_phone')
      : station;
