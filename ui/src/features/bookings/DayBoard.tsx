import { CheckOutlined, ClockCircleOutlined, LikeOutlined, WarningOutlined } from '@ant-design/icons';
import type { Appointment, AppointmentDay, AppointmentRow, SavedAppointment } from '@bindings';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { useCommand } from '../../api/command';
import { asRefusal } from '../../api/errors';
import { useRead } from '../../api/read';
import { refusalWords } from '../../i18n/refusal';
import { dayOf, minuteOf } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { useNow } from '../../kit/clock';
import { LaneBoard } from '../../kit/LaneBoard';
import type { LaneBlock } from '../../kit/LaneRow';
import { useLaneDrag } from '../../kit/laneDrag';
import { useLaneKeys } from '../../kit/laneKeys';
import { useLaneStretch } from '../../kit/laneStretch';
import { clockText, type Span } from '../../kit/lanes';
import { dottedPlate } from '../../kit/PlateBadge';
import { PlateTail } from '../../kit/PlateTail';
import { isFullUp } from './booking';
import { type BoardBy, type Laid, laidAt, loadOf, moveOf, moves, spanOf, stays, toneOf } from './day';
import { MoveDialog } from './MoveDialog';

interface Dropped {
  appointment: Appointment;
  to: Laid;
}

/** What a hand moved last, for as long as it can be taken back. */
interface Moved {
  id: number;
  version: number;
  says: string;
  /** Its place is another's by now. */
  full: boolean;
}

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
  const { message } = App.useApp();
  const now = useNow();
  const mayBook = useMay('book_appointment');
  const { data: shop } = useRead('list_people', {});
  const reschedule = useCommand('reschedule_appointment');
  const undoMove = useCommand('undo_move');
  const [dropped, setDropped] = useState<Dropped>();
  const [moved, setMoved] = useState<Moved>();

  const sayMoved = (
    before: Appointment,
    { id, version }: SavedAppointment,
    minute: number,
    minutes: number,
  ) => {
    const says = t('bookings:moved', {
      name: before.contact_name,
      from: clockText(minuteOf(before.starts_at)),
      to: `${clockText(minute)}–${clockText((minute + minutes) % (24 * 60))}`,
    });
    setMoved({ id, version, says, full: false });
  };
  const lay = async (span: Span) => {
    const row = day.appointments.find((one) => one.appointment.id === span.id);
    if (!row) return;
    const to = laidAt(row, span, by);
    if (stays(row, to)) return;
    try {
      const saved = await reschedule(moveOf(row, day.day, to));
      sayMoved(row.appointment, saved, to.minute, to.minutes);
    } catch (failure) {
      const refusal = asRefusal(failure);
      // Over the capacity it asks once more, with the reason its history keeps.
      if (isFullUp(refusal)) setDropped({ appointment: row.appointment, to });
      else message.error(refusalWords(t, refusal));
    }
  };
  const undo = async () => {
    if (!moved) return;
    try {
      await undoMove({ id: moved.id, version: moved.version, over_capacity: moved.full });
      setMoved(undefined);
    } catch (failure) {
      const refusal = asRefusal(failure);
      message.error(refusalWords(t, refusal));
      setMoved(isFullUp(refusal) ? { ...moved, full: true } : undefined);
    }
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
      {moved && (
        <Alert
          type={moved.full ? 'warning' : 'success'}
          title={moved.says}
          data-testid="moved"
          action={
            <ActionButton
              size="small"
              label={t(moved.full ? 'bookings:undo_anyway' : 'bookings:undo')}
              onAct={undo}
              testId="undo-move"
            />
          }
        />
      )}
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
      <MoveDialog
        // As it stands now: somebody else may have changed it since it was dropped.
        appointment={
          dropped &&
          (day.appointments.find((row) => row.appointment.id === dropped.appointment.id)?.appointment ??
            dropped.appointment)
        }
        to={dropped && { day: day.day, ...dropped.to }}
        onMoved={(saved, minute, minutes) => dropped && sayMoved(dropped.appointment, saved, minute, minutes)}
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
