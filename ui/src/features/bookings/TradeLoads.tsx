import type { TradeLoad } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import styles from './TradeLoads.module.css';

/** Hours with one decimal at most: 90 minutes are 1.5. */
export const hoursOf = (minutes: number): string => String(Math.round(minutes / 6) / 10);

/** The hours of the technicians that are counted, and what of them is booked. */
export function TradeLoads({ trades }: { trades: readonly TradeLoad[] }) {
  const { t } = useTranslation();
  const word = useWords();
  if (trades.length === 0) return null;
  return (
    <ul className={styles.loads} aria-label={t('bookings:hours.label')} data-testid="trade-loads">
      {trades.map(({ trade, technicians, booked_minutes: booked, open_minutes: open }) => (
        <li key={trade} className={booked >= open && booked > 0 ? styles.full : undefined}>
          {t('bookings:hours.of', {
            trade: word('trade', trade),
            technicians,
            booked: hoursOf(booked),
            open: hoursOf(open),
          })}
        </li>
      ))}
    </ul>
  );
}
