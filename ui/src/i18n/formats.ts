import i18next from 'i18next';
import { formatHours, formatKm, formatMoney, formatQuantity, formatRate, hoursOf } from './amounts';
import { formatDay, formatInstant } from './time';

/**
 * What a catalogue may write beside a placeholder, so that refusals can carry plain values:
 * `{{limit, money}}`, `{{hours, hours}}`, `{{minutes, hours_of}}`, `{{out, km}}`, `{{at, instant}}`, `{{day, day}}`,
 * `{{stage, word(kind: stage)}}`.
 */
export function addFormats(): void {
  const formatter = i18next.services.formatter;
  if (!formatter) return;
  const amount = (format: (value: number) => string) => (value: unknown) =>
    typeof value === 'number' ? format(value) : String(value ?? '');
  formatter.add('money', amount(formatMoney));
  formatter.add('quantity', amount(formatQuantity));
  formatter.add('hours', amount(formatHours));
  formatter.add('hours_of', amount(hoursOf));
  formatter.add('rate', amount(formatRate));
  formatter.add('km', formatKm);
  formatter.add('instant', (value: unknown) => formatInstant(i18next.t, String(value)));
  formatter.add('day', (value: unknown) => formatDay(i18next.t, String(value)));
  formatter.add('word', (value: unknown, _language, options: { kind?: string }) => {
    const words = Array.isArray(value) ? value : [value];
    return words
      .map((code) => i18next.t(`words:${options.kind ?? ''}.${String(code)}`, { defaultValue: String(code) }))
      .join(i18next.t('words:list_separator'));
  });
}
