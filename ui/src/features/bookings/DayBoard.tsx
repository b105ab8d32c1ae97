import { CheckOutlined, ClockCircleOutlined, LikeOutlined, WarningOutlined } from '@ant-design/icons';
import type { Appointment, AppointmentDay, AppointmentRow } from '@bindings';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { dayOf, minuteOf } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { useNow } from '../../kit/clock';
import { type LaneBlock, LaneBoard } from '../../kit/LaneBoard';
import { useLaneDrag } from '../../kit/laneDrag';
import { clockText } from '../../kit/lanes';
import { dottedPlate } from '../../kit/PlateBadge';
import { PlateTail } from '../../kit/PlateTail';
import { loadOf, moves, spanOf, toneOf } from './day';
import { MoveDialog } from './MoveDialog';

interface Dropped {
  appointment: Appointment;
  minute: number;
  bay_id: number | null;
}

/** A day's bookings by bay: press one to open it, drag it to move it, press a free half hour to book it. */
export function DayBoard({ day }: { day: AppointmentDay }) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const now = useNow();
  const mayBook = useMay('book_appointment');
  const { data: shop } = useRead('list_people', {});
  const [dropped, setDropped] = useState<Dropped>();
  const drag = useLaneDrag((id, { lane, minute }) => {
    const row = day.appointments.find((one) => one.appointment.id === id);
    if (!row) return;
    const bay_id = lane === 0 ? null : lane;
    const stays = row.appointment.bay_id === bay_id && minuteOf(row.appointment.starts_at) === minute;
    if (!stays) setDropped({ appointment: row.appointment, minute, bay_id });
  });

  const bays = (shop?.bays ?? []).filter((bay) => bay.active);
  const ids = bays.map((bay) => bay.id);
  const blocks: LaneBlock[] = day.appointments
    .filter((row) => row.takes_a_place)
    .map((row) => ({
      ...spanOf(row, ids),
      tone: toneOf(row),
      movable: moves(row),
      label: <BookingLabel row={row} />,
      title: [
        clockText(minuteOf(row.appointment.starts_at)),
        row.appointment.plate && dottedPlate(row.appointment.plate),
        row.appointment.contact_name,
        row.appointment.contact_phone,
        row.appointment.items.join(t('words:list_separator')) || row.appointment.symptom,
        word('appointment_stage', row.appointment.stage),
        row.late && t('bookings:late'),
      ]
        .filter(Boolean)
        .join(' · '),
    }));
  const loose = blocks.some((block) => block.lane === 0) || bays.length === 0;
  const lanes = [
    ...bays.map((bay) => ({ id: bay.id, head: <LaneName>{bay.name}</LaneName> })),
    ...(loose ? [{ id: 0, head: <LaneName quiet>{t('bookings:no_bay')}</LaneName> }] : []),
  ];
  const today = dayOf(now) === day.day;

  const pick = (lane: number, minute: number) => {
    const place = new URLSearchParams({ day: day.day, minute: String(minute) });
    if (lane !== 0) place.set('bay', String(lane));
    navigate(`/bookings/new?${place}`);
  };

  return (
    <>
      <LaneBoard
        lanes={lanes}
        blocks={blocks}
        opens={day.opens_at_minute}
        closes={day.closes_at_minute}
        label={t('bookings:board')}
        drag={drag}
        now={today ? minuteOf(now) : undefined}
        load={loadOf(day)}
        loadTitle={({ minute, booked, capacity }) =>
          `${clockText(minute)} ${t('bookings:load', { booked, capacity })}`
        }
        onOpen={(id) => navigate(`/bookings/${id}`)}
        onPick={mayBook ? pick : undefined}
        pickTitle={(time) => t('bookings:book_at', { time })}
      />
      <MoveDialog
        // As it stands now: somebody else may have changed it since it was dropped.
        appointment={
          dropped &&
          (day.appointments.find((row) => row.appointment.id === dropped.appointment.id)?.appointment ??
            dropped.appointment)
        }
        to={dropped && { day: day.day, minute: dropped.minute, bay_id: dropped.bay_id }}
        onClose={() => setDropped(undefined)}
      />
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
