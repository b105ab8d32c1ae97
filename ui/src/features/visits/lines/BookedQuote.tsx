import type { Visit } from '@bindings';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Money } from '../../../components/Money';
import { formatMoney } from '../../../i18n/amounts';

/** What the customer was told when booking, beside what the lines come to now. */
export function BookedQuote({ quote }: { quote: NonNullable<Visit['booked_quote']> }) {
  const { t } = useTranslation();
  const { quoted, over, unlisted } = quote;
  const differs = quoted !== null && over !== 0;
  const amount = formatMoney(Math.abs(over));
  return (
    <Alert
      type={over > 0 ? 'warning' : 'info'}
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
