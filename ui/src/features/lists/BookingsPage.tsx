import { APPOINTMENT_STAGES, type BookingListed, CHANNELS } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useReadPages } from '../../api/read';
import { useWords } from '../../i18n/words';
import { DateTimeText } from '../../kit/DateTimeText';
import { Money } from '../../kit/Money';
import { PlateBadge } from '../../kit/PlateBadge';
import { FilterCode, FilterCodes, FilterPerson } from './FilterCode';
import { ListedPage, pageBehind, useNarrowed } from './ListedPage';
import styles from './Lists.module.css';
import { Counted } from './ListTotals';
import { useTotals } from './totals';

/** 预约: the bookings of all days, the latest first; the board of a day is a page of its own. */
export default function BookingsPage() {
  const { t } = useTranslation();
  const word = useWords();
  const [filter, narrow] = useNarrowed();
  const asked = useReadPages('list_bookings', { filter }, pageBehind(filter));
  const { totals, adding } = useTotals('total_bookings', filter);
  return (
    <ListedPage<BookingListed>
      list="bookings"
      filter={filter}
      onNarrow={narrow}
      asked={asked}
      rowKey={(booking) => booking.id}
      pageOf={(booking) => `/bookings/${booking.id}`}
      says={{
        title: t('lists:bookings.title'),
        find: t('lists:bookings.find_hint'),
        none: t('lists:bookings.none'),
        noneFits: t('lists:bookings.none_fits'),
      }}
      totals={
        <Counted
          totals={totals}
          adding={adding}
          name="bookings"
          count={(count) => t('lists:bookings.count', { count })}
        >
          <span>{t('lists:bookings.arrived', { count: totals?.arrived ?? 0 })}</span>
          <span>{t('lists:bookings.no_show', { count: totals?.no_show ?? 0 })}</span>
          <span>{t('lists:bookings.cancelled', { count: totals?.cancelled ?? 0 })}</span>
        </Counted>
      }
      columns={[
        {
          title: t('lists:bookings.starts'),
          width: 142,
          render: (_, booking) => (
            <>
              <DateTimeText at={booking.starts_at} />
              <span className={styles.second}>{booking.number}</span>
            </>
          ),
        },
        {
          title: t('lists:car'),
          width: 138,
          render: (_, booking) => (
            <>
              <PlateBadge plate={booking.plate} colour={booking.plate_colour} size="small" />
              <span className={styles.second}>{booking.model}</span>
            </>
          ),
        },
        {
          title: t('lists:customer'),
          width: 152,
          ellipsis: true,
          render: (_, booking) => (
            <>
              {booking.contact_name}
              <span className={styles.second}>{booking.contact_phone}</span>
            </>
          ),
        },
        {
          title: t('lists:bookings.wanted'),
          ellipsis: true,
          render: (_, booking) => (
            <>
              {[booking.items.join(t('words:list_separator')), booking.symptom].filter(Boolean).join(' · ')}
              <span className={styles.second}>{booking.reason}</span>
            </>
          ),
        },
        {
          title: t('lists:stage'),
          width: 104,
          render: (_, booking) => (
            <>
              {word('appointment_stage', booking.stage)}
              <span className={styles.second}>{word('channel', booking.channel)}</span>
            </>
          ),
        },
        {
          title: t('lists:advisor'),
          width: 96,
          ellipsis: true,
          render: (_, booking) => booking.advisor_name || '–',
        },
        {
          title: t('lists:bookings.estimate'),
          width: 108,
          align: 'right',
          render: (_, booking) => booking.estimate !== null && <Money fen={booking.estimate} />,
        },
      ]}
    >
      <FilterCodes
        words="appointment_stage"
        codes={APPOINTMENT_STAGES}
        label={t('lists:stage')}
        value={filter.booking_stages}
        onChange={(booking_stages) => narrow({ ...filter, booking_stages })}
        testId="bookings-stage"
      />
      <FilterPerson
        label={t('lists:advisor')}
        value={filter.advisor_id}
        onChange={(advisor_id) => narrow({ ...filter, advisor_id })}
        testId="bookings-advisor"
      />
      <FilterCode
        words="channel"
        codes={CHANNELS}
        label={t('lists:bookings.channel')}
        value={filter.channel}
        onChange={(channel) => narrow({ ...filter, channel })}
        testId="bookings-channel"
      />
    </ListedPage>
  );
}
