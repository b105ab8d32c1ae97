import type { SavedAppointment } from '@bindings';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import type { RefusalLike } from '../../i18n/refusal';
import { dayOf, formatInstant, minuteOf } from '../../i18n/time';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { DayInput } from '../../kit/DayInput';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { clockText } from '../../kit/lanes';
import { Modal } from '../../kit/Modal';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { isFullUp } from './booking';
import { instantOf, type Laid, loadOf, type Movable } from './day';
import styles from './MoveDialog.module.css';
import { BayField, MinutesField } from './PlanFields';
import { SlotPicker } from './SlotPicker';

interface MoveDialogProps {
  /** The booking to be moved; nothing keeps the dialog shut. */
  appointment: Movable | undefined;
  /** Where it was dragged to. */
  to?: Laid | undefined;
  /** It stands elsewhere now: at this minute of its day, for so long. */
  onMoved?: ((saved: SavedAppointment, minute: number, minutes: number) => void) | undefined;
  onClose: () => void;
}

/** Moves a booking, with the reason its history keeps; a full half hour asks a second time. */
export function MoveDialog({ appointment, to, onMoved, onClose }: MoveDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open={appointment !== undefined}
      title={t('bookings:move.title', { name: appointment?.contact_name ?? '' })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={620}
    >
      {appointment && (
        <MoveForm
          key={appointment.id}
          appointment={appointment}
          to={to}
          onMoved={onMoved}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

const reasons = ['customer', 'parts', 'bay', 'technician'] as const;

function MoveForm({ appointment, to, onMoved, onClose }: MoveDialogProps & { appointment: Movable }) {
  const { t } = useTranslation();
  const reschedule = useCommand('reschedule_appointment');
  const [day, setDay] = useState(to?.day ?? dayOf(appointment.starts_at));
  const [minute, setMinute] = useState(to?.minute ?? minuteOf(appointment.starts_at));
  const [bay, setBay] = useState(to ? to.bay_id : appointment.bay_id);
  const [minutes, setMinutes] = useState(to?.minutes ?? appointment.minutes);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { data: shown } = useRead('list_appointments', { day });
  const { data: shop } = useRead('list_people', {});
  // Another place is another question: what was refused there is not refused here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is what the refusal was about
  useEffect(() => setRefusal(undefined), [day, minute, bay, minutes]);

  const move = async (overCapacity: boolean) => {
    const saved = await reschedule({
      id: appointment.id,
      version: appointment.version,
      starts_at: instantOf(day, minute),
      minutes,
      bay_id: bay,
      reason: reason.trim(),
      over_capacity: overCapacity,
      ...(to && to.advisor_id !== appointment.advisor_id
        ? { to_advisor: { advisor_id: to.advisor_id } }
        : {}),
    });
    onMoved?.(saved, minute, minutes);
    onClose();
  };
  const full = isFullUp(refusal);
  const asBefore =
    // People agree on minutes.
    Math.floor(Date.parse(appointment.starts_at) / 60_000) * 60_000 === Date.parse(instantOf(day, minute)) &&
    minutes === appointment.minutes &&
    bay === appointment.bay_id &&
    (to === undefined || to.advisor_id === appointment.advisor_id);
  const missing = asBefore
    ? [{ says: t('bookings:move.as_before'), at: 'starts_at' }]
    : reason.trim() === ''
      ? [{ says: t('words:confirm.reason_missing'), at: 'reason' }]
      : [];

  return (
    <Stack gap={12} onKeyDownCapture={enterMoves}>
      <p className={styles.from}>
        {t('bookings:move.from', { at: formatInstant(t, appointment.starts_at, true) })}
        <strong> {t('bookings:move.to', { at: formatInstant(t, instantOf(day, minute), true) })}</strong>
      </p>
      {!to && (
        <>
          <Field label={t('bookings:field.day')} names={['starts_at']}>
            <DayInput value={day} onChange={setDay} label={t('bookings:field.day')} testId="move-day" />
          </Field>
          {shown && <SlotPicker day={day} load={loadOf(shown)} value={minute} onChange={setMinute} />}
        </>
      )}
      <div className={styles.pair}>
        <BayField id="move-bay" bays={shop?.bays} stands={bay} value={bay} onChange={setBay} />
        <MinutesField id="move-minutes" value={minutes} refusal={refusal} onChange={setMinutes} />
      </div>
      <Field label={t('words:confirm.reason')} names={['reason']} refusal={refusal} required>
        <Input
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          aria-label={t('words:confirm.reason')}
          data-testid="move-reason"
        />
      </Field>
      <div className={styles.reasons}>
        {reasons.map((code) => (
          <ActionButton
            key={code}
            size="small"
            label={t(`bookings:move.reason.${code}`)}
            onAct={() => setReason(t(`bookings:move.reason.${code}`))}
            testId={`move-reason-${code}`}
          />
        ))}
      </div>
      {!isAbout(refusal, ['minutes', 'reason']) && <RefusalAlert refusal={refusal} />}
      <Buttons end>
        <ActionButton label={t('words:confirm.back')} onAct={onClose} />
        <ActionButton
          label={full ? t('bookings:move.anyway') : t('bookings:move.verb', { time: clockText(minute) })}
          hotkey="F2"
          inDialog
          primary
          missing={missing}
          onAct={() => move(full)}
          onRefused={setRefusal}
          testId={full ? 'action-move-anyway' : 'action-move'}
        />
      </Buttons>
    </Stack>
  );
}
