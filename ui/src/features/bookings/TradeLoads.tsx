import type { TradeLoad } from '@bindings';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { hoursOf } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { Quiet } from '../../kit/Quiet';
import styles from './TradeLoads.module.css';

/** "3 people · 22.5 hours − 8 hours away", where the hours follow from the people. */
export function whenceOf(t: TFunction, { of_people: hours }: TradeLoad): string | undefined {
  if (hours === null) return undefined;
  const { people, shift_minutes: shifts, away_minutes: away, worked_share: share } = hours;
  return [
    t('bookings:hours.people', { count: people, shifts: hoursOf(shifts) }),
    away > 0 && t('bookings:hours.away', { away: hoursOf(away) }),
    share !== 100 && t('bookings:hours.share', { share }),
  ]
    .filter(Boolean)
    .join(' ');
}

interface TradeLoadsProps {
  trades: readonly TradeLoad[];
  /** Where the hours come from is told to whoever points at them. */
  brief?: boolean;
}

/** The hours of the technicians that are counted, and what of them is booked. */
export function TradeLoads({ trades, brief = false }: TradeLoadsProps) {
  const { t } = useTranslation();
  const word = useWords();
  if (trades.length === 0) return null;
  return (
    <ul className={styles.loads} aria-label={t('bookings:hours.label')} data-testid="trade-loads">
      {trades.map((load) => {
        const { trade, technicians, booked_minutes: booked, open_minutes: open } = load;
        const whence = whenceOf(t, load);
        return (
          <li
            key={trade}
            className={booked >= open && booked > 0 ? styles.full : undefined}
            title={brief ? whence : undefined}
          >
            {t(whence === undefined ? 'bookings:hours.of' : 'bookings:hours.of_people', {
              trade: word('trade', trade),
              technicians,
              booked: hoursOf(booked),
              open: hoursOf(open),
            })}
            {!brief && whence !== undefined && <Quiet> {whence}</Quiet>}
          </li>
        );
      })}
    </ul>
  );
}
