import type { Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { fenOf, formatMoney } from '../../../i18n/amounts';
import { Alert } from '../../../kit/Alert';
import { Money } from '../../../kit/Money';

/** What the customer was told when booking, beside what the lines come to now. */
export function BookedQuote({ quote }: { quote: NonNullable<Visit['booked_quote']> }) {
  const { t } = useTranslation();
  const { quoted, unlisted } = quote;
  // Nothing was quoted, or the one looking is not told what: then there may be nothing to say at all.
  if (quoted === null && unlisted.length === 0) return null;
  const over = fenOf(quote.over);
  const differs = quoted !== null && over !== 0;
  const amount = formatMoney(Math.abs(over));
  return (
    <Alert
      type={quoted !== null && over > 0 ? 'warning' : 'info'}
      showIcon
      data-testid="booked-quote"
      title={
        quoted !== null && (
          <span>
            {t('visits:lines.quote')} <Money fen={quoted} inline strong />
            {differs &&
              ` · ${t(over > 0 ? 'visits:lines.quote_over' : 'visits:lines.quote_under', { amount })}`}
          </span>
        )
      }
      description={
        unlisted.length > 0 &&
        t('visits:lines.quote_unlisted', { items: unlisted.join(t('words:list_separator')) })
      }
    />
  );
}
