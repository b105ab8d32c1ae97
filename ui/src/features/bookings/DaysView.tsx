import type { BookingDay, BookingShort } from '@bindings';
import { Skeleton } from 'antd';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../api/read';
import { formatDay, minuteOf, shopToday } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { Alert } from '../../kit/Alert';
import { useCarryKeys } from '../../kit/carryKeys';
import { clockText } from '../../kit/lanes';
import { dottedPlate } from '../../kit/PlateBadge';
import { under, usePointerDrag } from '../../kit/pointerDrag';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { useWatched } from '../../kit/watched';
import { BookHead } from './BookHead';
import { dayWords } from './DayBanner';
import styles from './DaysView.module.css';
import { laidOn } from './day';
import { firstShown, keyedTo, monthOf, type OnDay, stepTo } from './days';
import { useMoving } from './moving';
import { TradeLoads } from './TradeLoads';

interface DaysViewProps {
  day: string;
  by: 'week' | 'month';
  choice: ReactNode;
  onShow: (day: string, view?: 'bay') => void;
}

/**
 * A week or a month of the book, each day with who comes, how full it is and why it is unlike others. A booking is
 * dragged to another day, by pointer or by keys, and keeps its time of day there.
 */
export function DaysView({ day, by, choice, onShow }: DaysViewProps) {
  const { t } = useTranslation();
  const from = firstShown(day, by);
  const { data, error } = useRead('list_booking_days', { from, days: by === 'week' ? 7 : 42 });
  const unknown = data?.find(({ told }) => told.year_unknown);
  const { drag, keys, note, dialog } = useDays(data ?? []);
  const dragged = useWatched(drag.held, (one) => one);
  const held = dragged?.id ?? keys.held?.id;
  const over = dragged ? dragged.target : keys.held?.day;
  const carried = held === undefined ? undefined : bookingOf(data ?? [], held);
  return (
    <>
      <BookHead
        day={day}
        by={by}
        choice={choice}
        offer={0}
        onStep={(way) => onShow(stepTo(day, by, way))}
        onDay={(next) => onShow(next)}
      />
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {unknown && (
        <Alert
          type="warning"
          showIcon
          title={t('bookings:day.year_unknown_of', { year: unknown.day.slice(0, 4) })}
          data-testid="year-unknown"
        />
      )}
      {note && <div className={styles.note}>{note}</div>}
      {data && (
        <div className={styles.days} data-testid={`book-${by}`}>
          {data.map((one) => (
            <Day
              key={one.day}
              of={one}
              brief={by === 'month'}
              beside={by === 'month' && monthOf(one.day) !== monthOf(day)}
              onOpen={() => onShow(one.day, 'bay')}
              lifted={held}
              ghost={over === one.day && !one.bookings.some(({ id }) => id === held) ? carried : undefined}
              onTake={(event, booking) => drag.begin(event, { id: booking.id, day: one.day })}
              onPress={(event, booking) =>
                keys.press(event, { id: booking.id, day: one.day }, wayOver(data.map((other) => other.day)))
              }
              onLetGo={keys.letGo}
            />
          ))}
        </div>
      )}
      {dialog}
    </>
  );
}

const bookingOf = (days: readonly BookingDay[], id: number): BookingShort | undefined =>
  days.flatMap(({ bookings }) => bookings).find((one) => one.id === id);

const isSame = (one: string | undefined, other: string | undefined): boolean => one === other;

/** Where a key takes a booking over these days. */
const wayOver = (days: readonly string[]) => ({
  next: (from: OnDay, pressed: { key: string; shiftKey: boolean }) => keyedTo(from, pressed, days),
  isSame: (one: OnDay, other: OnDay) => one.day === other.day,
});

const dayUnder = (x: number, y: number): string | undefined => under(x, y, '[data-day]')?.dataset.day;

/** What a hand carries over the days, by pointer or by keys, and what becomes of it when it is laid. */
function useDays(days: readonly BookingDay[]) {
  const { t } = useTranslation();
  const { lay, undo, note, dialog } = useMoving((id) => bookingOf(days, id));
  const layOn = (id: number, on: string) => {
    const booking = bookingOf(days, id);
    const told = days.find((one) => one.day === on)?.told;
    // The shop may agree on a day of rest; who laid it there is told that it is one.
    const beside = told?.rests ? dayWords(t, { ...told, year_unknown: false }).join(' · ') : undefined;
    if (booking) void lay(booking, laidOn(booking, on), beside);
  };
  const drag = usePointerDrag(dayUnder, ({ id }: OnDay, on) => layOn(id, on), isSame);
  const last = useRef<number>(undefined);
  const carried = useRef<number>(undefined);
  const keys = useCarryKeys<OnDay>(
    ({ id, day }) => {
      last.current = id;
      carried.current = id;
      layOn(id, day);
    },
    () => {
      carried.current = last.current;
      void undo();
    },
  );
  // Laid by keys it stands elsewhere, and whoever laid it takes it back, or on, from there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is looked for whenever the days came anew
  useEffect(() => {
    if (carried.current === undefined || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-booking="${carried.current}"]`)?.focus();
    carried.current = undefined;
  }, [days]);
  return { drag, keys, note, dialog };
}

/** So many bookings a day of a month has room for. */
const SHOWN = 3;

interface DayProps extends Carrying {
  of: BookingDay;
  /** A month has room for the first of its bookings, and no hours. */
  brief: boolean;
  /** Of the month before or after. */
  beside: boolean;
  onOpen: () => void;
  /** What would be laid on it. */
  ghost: BookingShort | undefined;
}

/** How a booking is taken. */
interface Carrying {
  /** The booking that is in somebody's hand. */
  lifted: number | undefined;
  onTake: (event: PointerEvent<HTMLElement>, booking: BookingShort) => void;
  onPress: (event: KeyboardEvent<HTMLElement>, booking: BookingShort) => void;
  onLetGo: () => void;
}

function Day({ of, brief, beside, onOpen, ghost, ...carrying }: DayProps) {
  const { t } = useTranslation();
  const { day, told, booked, fullest, capacity, trades, bookings } = of;
  const full = fullest >= capacity && fullest > 0;
  const words = dayWords(t, { ...told, year_unknown: false });
  const shown = brief ? bookings.filter((one) => one.takes_a_place).slice(0, SHOWN) : bookings;
  const looks = [
    styles.day,
    told.rests && styles.rests,
    day === shopToday() && styles.today,
    beside && styles.other,
    ghost && styles.over,
  ];
  return (
    <section className={looks.filter(Boolean).join(' ')} data-testid={`day-${day}`} data-day={day}>
      <button type="button" className={styles.head} onClick={onOpen}>
        <span>{formatDay(t, day, true)}</span>
        {booked > 0 && (
          <span className={full ? styles.full : undefined}>
            {t(full ? 'bookings:week.full' : 'bookings:week.booked', { booked, fullest, capacity })}
          </span>
        )}
      </button>
      {words.length > 0 && <span className={styles.told}>{words.join(' · ')}</span>}
      {shown.map((one) => (
        <Short key={one.id} of={one} {...carrying} />
      ))}
      {brief && booked > shown.length && (
        <button type="button" className={styles.more} tabIndex={-1} onClick={onOpen}>
          {t('bookings:month.more', { count: booked - shown.length })}
        </button>
      )}
      {ghost && (
        <span className={styles.ghost} data-testid="day-ghost">
          {clockText(minuteOf(ghost.starts_at))} {whoOf(ghost)}
        </span>
      )}
      {/* Of seven trades those that are asked for: what nobody booked says nothing of a day. */}
      {!brief && <TradeLoads trades={trades.filter((one) => one.booked_minutes > 0)} brief />}
    </section>
  );
}

const whoOf = ({ plate, contact_name }: BookingShort): string => (plate ? dottedPlate(plate) : contact_name);

function Short({ of, lifted, onTake, onPress, onLetGo }: Carrying & { of: BookingShort }) {
  const { t } = useTranslation();
  const word = useWords();
  const who = whoOf(of);
  const says = [
    `${who} ${of.contact_name} ${word('appointment_stage', of.stage)}`,
    of.moves && t('bookings:days_by_keys'),
  ];
  const looks = [
    styles.booking,
    of.late && styles.late,
    of.moves && styles.movable,
    lifted === of.id && styles.lifted,
  ];
  return (
    <Link
      to={`/bookings/${of.id}`}
      className={looks.filter(Boolean).join(' ')}
      title={says.filter(Boolean).join(' · ')}
      data-booking={of.id}
      onPointerDown={of.moves ? (event) => onTake(event, of) : undefined}
      onKeyDown={of.moves ? (event) => onPress(event, of) : undefined}
      onBlur={onLetGo}
    >
      {clockText(minuteOf(of.starts_at))} {of.takes_a_place ? who : <Quiet>{who}</Quiet>}
    </Link>
  );
}
