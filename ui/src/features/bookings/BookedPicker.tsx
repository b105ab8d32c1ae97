import { CarOutlined } from '@ant-design/icons';
import type { AppointmentRow } from '@bindings';
import { useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, type Response, useMay, useRead } from '../../api/call';
import { ActionButton } from '../../components/ActionButton';
import { clockText } from '../../components/lanes';
import type { RefusalLike } from '../../i18n/refusal';
import { shopToday } from '../../i18n/time';
import { type AtTheCounter, useArrival } from './arrival';
import { bookingOf, type CarThere } from './booked';
import { minuteOf } from './day';

interface Booked {
  /** The booking of today that this car keeps, as far as the day's book is there. */
  booked: AppointmentRow | undefined;
  /** Asks the book itself: a fast hand is at the button before the page knows. */
  ask: () => Promise<AppointmentRow | undefined>;
}

export function useBooked(car: CarThere): Booked {
  const may = useMay('arrive_appointment');
  const queries = useQueryClient();
  const request = { day: shopToday() };
  const { data: day } = useRead('list_appointments', request, { enabled: may });
  return {
    booked: day && bookingOf(day.appointments, car),
    ask: async () => {
      if (!may) return undefined;
      const asked: Response<'list_appointments'> = await queries.fetchQuery({
        queryKey: ['list_appointments', request],
        queryFn: () => call('list_appointments', request),
      });
      return bookingOf(asked.appointments, car);
    },
  };
}

interface BookedPickerProps {
  booked: AppointmentRow;
  /** What was typed about the car that keeps the booking: it goes into the visit. */
  counter: AtTheCounter;
  onArrived: () => void;
  onRefused: (refusal: RefusalLike) => void;
}

/** Whoever booked is let in by the booking: a walk-in beside it would leave it to be counted as not kept. */
export function BookedPicker({ booked, counter, onArrived, onRefused }: BookedPickerProps) {
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
