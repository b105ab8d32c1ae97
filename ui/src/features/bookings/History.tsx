import type { ChangeEntry } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../i18n/amounts';
import { formatInstant } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { DateTimeText } from '../../kit/DateTimeText';
import { Quiet } from '../../kit/Quiet';
import styles from './BookingPage.module.css';
import { bookingChanges } from './bookingChanges';

/** What the booking was before, and who changed it when: given up, put right, let in. */
export function History({ entries }: { entries: readonly ChangeEntry[] }) {
  const { t } = useTranslation();
  const word = useWords();
  const text = (field: string, value: string | null): string => {
    if (value === null) return '–';
    if (field === 'stage') return word('appointment_stage', value);
    if (field === 'channel') return word('channel', value);
    if (field === 'estimate') return formatMoney(Number(value));
    if (field === 'starts_at') return formatInstant(t, value, true);
    if (field === 'items') return (JSON.parse(value) as string[]).join(t('words:list_separator')) || '–';
    return value;
  };
  return (
    <ol className={`${styles.moves} ${styles.history}`} data-testid="booking-history">
      {bookingChanges(entries).map(({ entry, changes }) => (
        <li key={entry.id}>
          <Quiet>
            <DateTimeText at={entry.at} /> {entry.person_name}
          </Quiet>
          {changes.map(({ field, before, after }) => (
            <span key={field}>
              {t([`bookings:field.${field}`, `words:field.${field}`])}
              {t('words:colon')}
              {before !== null && (
                <>
                  <del>{text(field, before)}</del> →{' '}
                </>
              )}
              {text(field, after)}
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
}
