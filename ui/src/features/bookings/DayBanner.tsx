import type { DayTold } from '@bindings';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Alert } from '../../kit/Alert';
import styles from './DayBanner.module.css';

/** What is said of a day: that the shop rests on it, or which holiday it is although it does not. */
export function dayWords(t: TFunction, told: DayTold): string[] {
  const holiday = told.holiday && t(`words:holiday.${told.holiday}`);
  return [
    told.rests ? t('bookings:day.closed') : told.own ? t('bookings:day.open_by_word') : '',
    holiday ? t(told.made_up ? 'bookings:day.made_up' : 'bookings:day.holiday', { holiday }) : '',
    told.reason,
    told.year_unknown ? t('bookings:day.year_unknown') : '',
  ].filter((text) => text !== '');
}

/** Why a day is unlike others; nothing of an ordinary one. */
export function DayBanner({ told }: { told: DayTold }) {
  const { t } = useTranslation();
  const words = dayWords(t, told);
  if (words.length === 0) return null;
  return (
    <Alert
      type={told.year_unknown ? 'warning' : 'info'}
      showIcon
      title={words.join(' · ')}
      className={styles.banner}
      data-testid={told.rests ? 'day-closed' : 'day-told'}
    />
  );
}
