import { CheckOutlined, ClockCircleOutlined, LikeOutlined, WarningOutlined } from '@ant-design/icons';
import type { AppointmentDay, AppointmentRow } from '@bindings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { dayOf, minuteOf } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { useNow } from '../../kit/clock';
import { LaneBoard } from '../../kit/LaneBoard';
import type { LaneBlock } from '../../kit/LaneRow';
import { useLaneDrag } from '../../kit/laneDrag';
import { useLaneKeys } from '../../kit/laneKeys';
import { useLaneStretch } from '../../kit/laneStretch';
import { clockText, type Span } from '../../kit/lanes';
import { dottedPlate } from '../../kit/PlateBadge';
import { PlateTail } from '../../kit/PlateTail';
import { type BoardBy, laidAt, loadOf, moves, spanOf, toneOf } from './day';
import { useMoving } from './moving';

interface DayBoardProps {
  day: AppointmentDay;
  by?: BoardBy;
}

/**
 * A day's bookings by bay or by advisor: press one to open it, drag it to move it, its end to stretch it, or do the
 * same by keys; what was moved is taken back by one press. A free half hour is pressed to book it.
 */
export function DayBoard({ day, by = 'bay' }: DayBoardProps) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const now = useNow();
  const mayBook = useMay('book_appointment');
  const { data: shop } = useRead('list_people', {});
  const {
    lay: layAt,
    undo,
    note,
    dialog,
  } = useMoving((id) => day.appointments.find((one) => one.appointment.id === id)?.appointment);
  const lay = async (span: Span) => {
    const row = day.appointments.find((one) => one.appointment.id === span.id);
    if (row) await layAt(row.appointment, laidAt(row.appointment, span, by));
  };

  const drag = useLaneDrag((id, { lane, minute }) => {
    const row = day.appointments.find((one) => one.appointment.id === id);
    if (row) void lay({ id, lane, from: minute, minutes: row.appointment.minutes });
  });
  const lanesOf = () => {
    if (by === 'bay') return (shop?.bays ?? []).filter((bay) => bay.active);
    const booked = day.appointments.flatMap(({ appointment }) => appointment.advisor_id ?? []);
    return (shop?.people ?? []).filter(({ id }) => shop?.advisors.includes(id) || booked.includes(id));
  };
  const named = lanesOf();
  const ids = named.map(({ id }) => id);
  const placed = day.appointments.filter((row) => row.takes_a_place);
  const stretch = useLaneStretch((id, minutes) => {
    const row = placed.find((one) => one.appointment.id === id);
    if (row) void lay({ ...spanOf(row, ids, by), minutes });
  });
  const keys = useLaneKeys([...ids, 0], lay, undo);
  const blocks: LaneBlock[] = placed.map((row) => ({
    ...spanOf(row, ids, by),
    tone: toneOf(row),
    movable: moves(row),
    label: <BookingLabel row={row} />,
    title: [
      clockText(minuteOf(row.appointment.starts_at)),
      row.appointment.plate && dottedPlate(row.appointment.plate),
      row.appointment.contact_name,
      row.appointment.contact_phone,
      row.appointment.items.join(t('words:list_separator')) || row.appointment.symptom,
      row.appointment.trade !== 'mechanic' && word('trade', row.appointment.trade),
      word('appointment_stage', row.appointment.stage),
      row.late && t('bookings:late'),
      moves(row) && t('bookings:by_keys'),
    ]
      .filter(Boolean)
      .join(' · '),
  }));
  const loose = blocks.some((block) => block.lane === 0) || named.length === 0 || keys.held !== undefined;
  const lanes = [
    ...named.map(({ id, name }) => ({ id, head: <LaneName>{name}</LaneName> })),
    ...(loose
      ? [
          {
            id: 0,
            head: <LaneName quiet>{t(by === 'bay' ? 'bookings:no_bay' : 'bookings:no_advisor')}</LaneName>,
          },
        ]
      : []),
  ];
  const today = dayOf(now) === day.day;

  const pick = (lane: number, minute: number) => {
    const place = new URLSearchParams({ day: day.day, minute: String(minute) });
    if (lane !== 0) place.set(by, String(lane));
    navigate(`/bookings/new?${place}`);
  };

  return (
    <>
      {note}
      <LaneBoard
        lanes={lanes}
        blocks={blocks}
        opens={day.opens_at_minute}
        closes={day.closes_at_minute}
        label={t('bookings:board')}
        drag={drag}
        stretch={stretch}
        keys={keys}
        now={today ? minuteOf(now) : undefined}
        load={loadOf(day)}
        loadTitle={({ minute, booked, capacity }) =>
          `${clockText(minute)} ${t('bookings:load', { booked, capacity })}`
        }
        onOpen={(id) => navigate(`/bookings/${id}`)}
        onPick={mayBook ? pick : undefined}
        pickTitle={(time) => t('bookings:book_at', { time })}
      />
      {dialog}
    </>
  );
}

const LaneName = ({ quiet, children }: { quiet?: boolean; children: ReactNode }) => (
  <span style={{ overflow: 'hidden', textOverflow: 'ellipsis', color: quiet ? 'var(--ink-2)' : undefined }}>
    {children}
  </span>
);

/** What fits into half an hour: a sign of how the booking stands, and the plate or the name. */
function BookingLabel({ row: { appointment, late } }: { row: AppointmentRow }) {
  const full = appointment.plate && dottedPlate(appointment.plate);
  // A short block holds no whole plate: its end is what people know a car by.
  const narrow = full !== null && appointment.minutes <= 60;
  const sign =
    appointment.stage === 'arrived' ? (
      <CheckOutlined />
    ) : late ? (
      <WarningOutlined />
    ) : appointment.stage === 'confirmed' ? (
      <LikeOutlined />
    ) : (
      <ClockCircleOutlined />
    );
  return (
    <>
      {sign}
      {appointment.plate && narrow ? (
        <PlateTail plate={appointment.plate} />
      ) : (
        <strong>{full ?? appointment.contact_name}</strong>
      )}
      {full && <span>{appointment.contact_name}</span>}
    </>
  );
}
