import type { BookingDay, BookingShort } from '@bindings';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../api/read';
import { formatDay, minuteOf, shopToday } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { Alert } from '../../kit/Alert';
import { clockText } from '../../kit/lanes';
import { dottedPlate } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { BookHead } from './BookHead';
import { dayWords } from './DayBanner';
import styles from './DaysView.module.css';
import { firstShown, monthOf, stepTo } from './days';
import { TradeLoads } from './TradeLoads';

interface DaysViewProps {
  day: string;
  by: 'week' | 'month';
  choice: ReactNode;
  onShow: (day: string, view?: 'bay') => void;
}

/** A week or a month of the book, each day with who comes, how full it is and why it is unlike others. */
export function DaysView({ day, by, choice, onShow }: DaysViewProps) {
  const { t } = useTranslation();
  const from = firstShown(day, by);
  const { data, error } = useRead('list_booking_days', { from, days: by === 'week' ? 7 : 42 });
  const unknown = data?.find(({ told }) => told.year_unknown);
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
      {data && (
        <div className={styles.days} data-testid={`book-${by}`}>
          {data.map((one) => (
            <Day
              key={one.day}
              of={one}
              brief={by === 'month'}
              beside={by === 'month' && monthOf(one.day) !== monthOf(day)}
              onOpen={() => onShow(one.day, 'bay')}
            />
          ))}
        </div>
      )}
    </>
  );
}

interface DayProps {
  of: BookingDay;
  /** A month has room for the figures alone. */
  brief: boolean;
  /** Of the month before or after. */
  beside: boolean;
  onOpen: () => void;
}

function Day({ of, brief, beside, onOpen }: DayProps) {
  const { t } = useTranslation();
  const { day, told, booked, fullest, capacity, trades, bookings } = of;
  const full = fullest >= capacity && fullest > 0;
  const words = dayWords(t, { ...told, year_unknown: false });
  const looks = [
    styles.day,
    told.rests && styles.rests,
    day === shopToday() && styles.today,
    beside && styles.other,
  ];
  return (
    <section className={looks.filter(Boolean).join(' ')} data-testid={`day-${day}`}>
      <button type="button" className={styles.head} onClick={onOpen}>
        <span>{formatDay(t, day, true)}</span>
        {booked > 0 && (
          <span className={full ? styles.full : undefined}>
            {t(full ? 'bookings:week.full' : 'bookings:week.booked', { booked, fullest, capacity })}
          </span>
        )}
      </button>
      {words.length > 0 && <span className={styles.told}>{words.join(' · ')}</span>}
      {!brief && bookings.map((one) => <Short key={one.id} of={one} />)}
      {!brief && <TradeLoads trades={booked > 0 ? trades : []} />}
    </section>
  );
}

function Short({ of }: { of: BookingShort }) {
  const word = useWords();
  const who = of.plate ? dottedPlate(of.plate) : of.contact_name;
  return (
    <Link
      to={`/bookings/${of.id}`}
      className={`${styles.booking} ${of.late ? styles.late : ''}`}
      title={`${who} ${of.contact_name} ${word('appointment_stage', of.stage)}`}
    >
      {clockText(minuteOf(of.starts_at))} {of.takes_a_place ? who : <Quiet>{who}</Quiet>}
    </Link>
  );
}
