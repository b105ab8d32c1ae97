import { Button } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { hostNow } from '../i18n/hostTime';
import { inShop, toInstant } from '../i18n/time';
import { DatePicker } from './DatePicker';
import styles from './InstantField.module.css';
import { Stack } from './Stack';

interface InstantFieldProps {
  value: string | null;
  onChange: (value: string | null) => void;
  label: string;
  testId: string;
  /** Chips that fill the field in one press, such as today at six. */
  quick?: readonly QuickTime[];
  size?: 'middle' | 'large';
}

/** A time of day, some days from today. */
export interface QuickTime {
  days: number;
  hour: number;
}

const quickInstant = ({ days, hour }: QuickTime): string =>
  toInstant(
    `${inShop(hostNow()).add(days, 'day').format('YYYY-MM-DD')}T${String(hour).padStart(2, '0')}:00:00`,
  );

/** A moment on the wall clock of the shop. */
export function InstantField({ value, onChange, label, testId, quick = [], size }: InstantFieldProps) {
  const { t } = useTranslation();
  // What is past is nobody's promise: it would only be refused.
  const ahead = quick.filter((time) => Date.parse(quickInstant(time)) > hostNow());
  const words = ['words:day.today', 'words:day.tomorrow', 'words:day.after_tomorrow'];
  return (
    <Stack gap={6}>
      <DatePicker
        showTime={{ format: 'HH:mm', minuteStep: 5 }}
        // Whoever types the time alone means today.
        format={['YYYY-MM-DD HH:mm', 'MM-DD HH:mm', 'HH:mm', 'H:mm', 'HHmm']}
        size={size}
        needConfirm={false}
        value={value ? inShop(value) : null}
        aria-label={label}
        data-testid={testId}
        onChange={(next: Dayjs | null) => onChange(next ? toInstant(next) : null)}
        className={styles.picker}
      />
      {ahead.length > 0 && (
        <div className={styles.quick}>
          {ahead.map((time, place) => {
            const hour = `${String(time.hour).padStart(2, '0')}:00`;
            const whole = `${t(words[time.days] ?? 'words:day.today')} ${hour}`;
            return (
              <Button
                key={`${time.days}-${time.hour}`}
                size={size === 'large' ? 'large' : 'small'}
                aria-label={whole}
                data-testid={`${testId}-${time.days}-${time.hour}`}
                onClick={() => onChange(quickInstant(time))}
              >
                {/* The day is named once, before its first hour: the row stays one in every language. */}
                {ahead[place - 1]?.days === time.days ? hour : whole}
              </Button>
            );
          })}
        </div>
      )}
    </Stack>
  );
}
