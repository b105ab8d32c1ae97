import { Button, Input } from 'antd';
import dayjs from 'dayjs';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, shopToday, weekdayWord } from '../i18n/time';
import styles from './DayInput.module.css';
import { addDays, daysFrom, parseDay } from './dayText';
import { Quiet } from './Quiet';
import { Row } from './Row';

interface DayInputProps {
  value: string;
  onChange: (day: string) => void;
  id?: string;
  label: string;
  /** Offers the next days for one press; 0 offers none. */
  offer?: number;
  testId?: string;
}

/** A calendar day: typed short or in full, stepped by the arrow keys, or chosen from the next days. */
export function DayInput({ value, onChange, id, label, offer = 7, testId }: DayInputProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const today = shopToday();
  const wrong = typed !== undefined && typed.trim() !== '' && parseDay(typed, today) === undefined;

  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    setTyped(undefined);
    onChange(addDays(value, step));
  };

  return (
    <Row wrap gap={8}>
      <Input
        id={id}
        className={styles.field}
        value={typed ?? value}
        status={wrong ? 'error' : undefined}
        suffix={<Quiet>{weekdayWord(t, dayjs(value))}</Quiet>}
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        aria-invalid={wrong || undefined}
        data-testid={testId}
        onFocus={(event) => event.target.select()}
        onKeyDown={press}
        onChange={(event) => {
          setTyped(event.target.value);
          const day = parseDay(event.target.value, today);
          if (day) onChange(day);
        }}
        onBlur={() => setTyped(undefined)}
      />
      {offer > 0 && (
        <div className={styles.offer}>
          {daysFrom(today, offer).map((day, index) => (
            <Button
              key={day}
              size="small"
              tabIndex={-1}
              type={day === value ? 'primary' : 'default'}
              onClick={() => {
                setTyped(undefined);
                onChange(day);
              }}
            >
              {index < 2
                ? t(`words:near_day.${index === 0 ? 'today' : 'tomorrow'}`)
                : formatDay(t, day, true)}
            </Button>
          ))}
        </div>
      )}
    </Row>
  );
}
