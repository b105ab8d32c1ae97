import { LIMITS } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../kit/clock';
import type { SlotLoad } from '../../kit/LaneBoard';
import { clockText } from '../../kit/lanes';
import { instantOf, isFull } from './day';
import styles from './SlotPicker.module.css';

interface SlotPickerProps {
  day: string;
  load: readonly SlotLoad[];
  value: number | undefined;
  onChange: (minute: number) => void;
}

/** The half hours of a day with how full each is: arrow keys walk them, a full one can still be chosen. */
export function SlotPicker({ day, load, value, onChange }: SlotPickerProps) {
  const { t } = useTranslation();
  const now = useNow();
  // A booking made at odd minutes, by another program perhaps, is offered as it stands.
  const odd = value !== undefined && !load.some((slot) => slot.minute === value);
  const slots = odd
    ? [...load, { minute: value, booked: 0, capacity: 0 }].sort((one, other) => one.minute - other.minute)
    : load;
  return (
    <div className={styles.slots} role="radiogroup" aria-label={t('bookings:field.time')}>
      {slots.map((slot) => {
        const past = Date.parse(instantOf(day, slot.minute)) < now - LIMITS.booking_minutes_late * 60_000;
        const full = slot.capacity > 0 && isFull(slot);
        return (
          <label
            key={slot.minute}
            className={[styles.slot, full && styles.full, past && styles.past].filter(Boolean).join(' ')}
            title={t('bookings:load', { booked: slot.booked, capacity: slot.capacity })}
          >
            <input
              type="radio"
              name="slot"
              checked={slot.minute === value}
              // What is gone cannot be promised: the keys begin at the first half hour still to come.
              disabled={past && slot.minute !== value}
              onChange={() => onChange(slot.minute)}
              data-testid={`book-slot-${clockText(slot.minute)}`}
            />
            <span>{clockText(slot.minute)}</span>
            <span className={styles.load}>
              {full ? t('bookings:full') : slot.capacity > 0 ? `${slot.booked}/${slot.capacity}` : ''}
            </span>
          </label>
        );
      })}
    </div>
  );
}
