import type { ListFilter } from '@bindings';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { shopToday } from '../../i18n/time';
import { DatePicker } from '../../kit/DatePicker';
import styles from './Lists.module.css';

interface FilterDaysProps {
  filter: ListFilter;
  onChange: (filter: ListFilter) => void;
  testId: string;
}

const written = 'YYYY-MM-DD';

/** From which day on and to which; either end may be left open. */
export function FilterDays({ filter, onChange, testId }: FilterDaysProps) {
  const { t } = useTranslation();
  const today = dayjs(shopToday());
  const before = today.subtract(1, 'month');
  return (
    <DatePicker.RangePicker
      allowEmpty
      className={styles.days ?? ''}
      value={[filter.from ? dayjs(filter.from) : null, filter.to ? dayjs(filter.to) : null]}
      placeholder={[t('lists:from'), t('lists:to')]}
      data-testid={testId}
      presets={[
        { label: t('lists:days.today'), value: [today, today] },
        { label: t('lists:days.week'), value: [today.subtract(6, 'day'), today] },
        { label: t('lists:days.month'), value: [today.startOf('month'), today] },
        {
          label: t('lists:days.last_month'),
          value: [before.startOf('month'), before.endOf('month').startOf('day')],
        },
      ]}
      onChange={(days) =>
        onChange({
          ...filter,
          from: days?.[0]?.format(written) ?? null,
          to: days?.[1]?.format(written) ?? null,
        })
      }
    />
  );
}
