import { Button } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { shopToday } from '../../../i18n/time';
import styles from './Figures.module.css';

interface MonthFieldProps {
  /** `2026-03`. */
  month: string;
  onChange: (month: string) => void;
}

/** A month, and the ones beside it. */
export function MonthField({ month, onChange }: MonthFieldProps) {
  const { t } = useTranslation();
  const beside = (by: number) => dayjs(`${month}-01`).add(by, 'month').format('YYYY-MM');
  const now = shopToday().slice(0, 7);
  return (
    <div className={styles.month} role="group" aria-label={t('words:field.month')}>
      <Button data-testid="month-before" onClick={() => onChange(beside(-1))}>
        {t('figures:month_before')}
      </Button>
      <b data-testid="month-shown">{month}</b>
      <Button data-testid="month-after" disabled={month >= now} onClick={() => onChange(beside(1))}>
        {t('figures:month_after')}
      </Button>
    </div>
  );
}
