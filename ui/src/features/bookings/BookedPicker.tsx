import { CarOutlined } from '@ant-design/icons';
import type { AppointmentRow } from '@bindings';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay, useRead } from '../../api/call';
import { ActionButton } from '../../components/ActionButton';
import { clockText } from '../../components/lanes';
import { shopToday } from '../../i18n/time';
import { useArrival } from './arrival';
import { bookingOf, type CarThere } from './booked';
import { minuteOf } from './day';

/** The booking of today that this car keeps, if there is one. */
export function useBooked(car: CarThere): AppointmentRow | undefined {
  const may = useMay('arrive_appointment');
  const { data: day } = useRead('list_appointments', { day: shopToday() }, { enabled: may });
  return day && bookingOf(day.appointments, car);
}

/** Whoever booked is let in by the booking: a walk-in beside it would leave it to be counted as not kept. */
export function BookedPicker({ booked, onArrived }: { booked: AppointmentRow; onArrived: () => void }) {
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
            hotkey="F2"
            primary
            icon={<CarOutlined />}
            onAct={() => arrive(appointment)}
            testId="action-arrive-booked"
          />
        }
      />
      {question}
    </>
  );
}
