import { CarOutlined } from '@ant-design/icons';
import type { AppointmentRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { useAsk, useRead } from '../../api/read';
import type { RefusalLike } from '../../i18n/refusal';
import { minuteOf } from '../../i18n/time';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { clockText } from '../../kit/lanes';
import { type AtTheCounter, useArrival } from './arrival';

/** The car at the counter, as far as it is known. */
interface CarThere {
  vehicleId: number | null;
  plate: string;
}

interface Booked {
  /** The booking of today that this car keeps, as far as the day's book is there. */
  booked: AppointmentRow | undefined;
  /** Asks the book itself: a fast hand is at the button before the page knows. */
  ask: () => Promise<AppointmentRow | undefined>;
}

export function useBooked(car: CarThere): Booked {
  const may = useMay('arrive_appointment');
  const ask = useAsk('booked_today');
  const request = { vehicle_id: car.vehicleId, plate: car.plate.trim() };
  const known = request.vehicle_id !== null || request.plate !== '';
  const { data } = useRead('booked_today', request, { enabled: may && known });
  return {
    booked: (known && data) || undefined,
    ask: async () => (may && known ? ((await ask(request)) ?? undefined) : undefined),
  };
}

interface BookedTodayProps {
  booked: AppointmentRow;
  /** What was typed about the car that keeps the booking: it goes into the visit. */
  counter: AtTheCounter;
  onArrived: () => void;
  onRefused: (refusal: RefusalLike) => void;
}

/** Whoever booked is let in by the booking: a walk-in beside it would leave it to be counted as not kept. */
export function BookedToday({ booked, counter, onArrived, onRefused }: BookedTodayProps) {
  const { t } = useTranslation();
  const { arrive, question } = useArrival(onArrived);
  const { appointment } = booked;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        data-testid="booked-today"
        title={t('bookings:booked.title', {
          time: clockText(minuteOf(appointment.starts_at)),
          name: appointment.contact_name,
          number: appointment.number,
        })}
        description={appointment.items.join(t('words:list_separator')) || appointment.symptom}
        action={
          <ActionButton
            label={t('bookings:booked.arrive')}
            hotkey="F8"
            primary
            icon={<CarOutlined />}
            onAct={() => arrive(appointment, counter)}
            onRefused={onRefused}
            testId="action-arrive-booked"
          />
        }
      />
      {question}
    </>
  );
}
