import type { AppointmentRow } from '@bindings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { ActionButton } from '../../kit/ActionButton';
import { QueueList } from '../../kit/QueueList';
import { useArrival } from './arrival';
import { expected } from './day';

/** Who is expected today and not here yet; one press makes the visit of the one who arrives. */
export function ArrivalQueue({ rows, empty }: { rows: readonly AppointmentRow[]; empty: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay('arrive_appointment');
  const { arrive, question } = useArrival();
  return (
    <>
      <QueueList
        label={t('bookings:arrivals')}
        empty={empty}
        onOpen={({ id }) => navigate(`/bookings/${id}`)}
        rows={expected(rows).map(({ appointment, plate_colour }) => ({
          id: appointment.id,
          plate: appointment.plate,
          plateColour: plate_colour,
          title: appointment.contact_name,
          detail: appointment.items.join(t('words:list_separator')) || appointment.symptom,
          promised: appointment.starts_at,
          aside: may && (
            <ActionButton
              size="small"
              label={t('bookings:arrive')}
              onAct={() => arrive(appointment)}
              testId={`action-arrive-${appointment.id}`}
            />
          ),
        }))}
      />
      {question}
    </>
  );
}
