import type { PrintJobRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/words';

type Said = Pick<PrintJobRow, 'reasons' | 'message' | 'trouble'>;

/** What a printer may be short of and people have words for, by the keywords of RFC 8011, 5.4.12. */
const words = new Map([
  ['media-empty', 'media_empty'],
  ['media-needed', 'media_needed'],
  ['media-jam', 'media_jam'],
  ['media-low', 'media_low'],
  ['door-open', 'door_open'],
  ['cover-open', 'cover_open'],
  ['toner-empty', 'toner_empty'],
  ['toner-low', 'toner_low'],
  ['marker-supply-empty', 'marker_supply_empty'],
  ['marker-supply-low', 'marker_supply_low'],
  ['offline', 'offline'],
  ['paused', 'paused'],
  ['moving-to-paused', 'moving_to_paused'],
  ['shutdown', 'shutdown'],
  ['timed-out', 'timed_out'],
  ['connecting-to-device', 'connecting_to_device'],
  ['output-area-full', 'output_area_full'],
  ['input-tray-missing', 'input_tray_missing'],
  ['user-intervention', 'user_intervention'],
  ['other-error', 'other_error'],
  ['stopped-partly', 'stopped_partly'],
  ['spool-area-full', 'spool_area_full'],
]);

/** Where only the printer itself knows why. */
const saysMore = new Set(['refused', 'not_accepting']);

/** Why a paper does not come out: what the printer is short of in the words of the shop, else its own sentence. */
export function useWhy(): (said: Said) => string {
  const { t } = useTranslation();
  const word = useWords();
  return ({ reasons, message, trouble }) => {
    // A printer may be short of what nobody has a word for; then its own sentence says it.
    const named = reasons.flatMap((reason) => words.get(reason) ?? []);
    const lacks = named.map((code) => word('printer_reason', code)).join(t('words:list_separator'));
    if (!trouble) return lacks || message;
    const own = saysMore.has(trouble) ? message : '';
    return [word('print_trouble', trouble), lacks, own].filter(Boolean).join(t('words:clause_separator'));
  };
}
