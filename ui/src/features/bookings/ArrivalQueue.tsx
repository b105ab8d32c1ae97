import type { AppointmentRow } from '@bindings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ActionButton } from '../../kit/ActionButton';
import { QueueList } from '../../kit/QueueList';
import { useArrival } from './arrival';
import { arrives, expected } from './day';

/** Who is expected today and not here yet; one press makes the visit of the one who arrives. */
export function ArrivalQueue({ rows, empty }: { rows: readonly AppointmentRow[]; empty: ReactNode }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { arrive, question } = useArrival();
  return (
    <>
      <QueueList
        label={t('bookings:arrivals')}
        empty={empty}
        onOpen={({ id }) => navigate(`/bookings/${id}`)}
        rows={expected(rows).map((row) => ({
          id: row.appointment.id,
          plate: row.appointment.plate,
          plateColour: row.plate_colour,
          title: row.appointment.contact_name,
          detail: row.appointment.items.join(t('words:list_separator')) || row.appointment.symptom,
          due: row.appointment.starts_at,
          aside: arrives(row) && (
            <ActionButton
              size="small"
              label={t('bookings:arrive')}
              onAct={() => arrive(row.appointment)}
              testId={`action-arrive-${row.appointment.id}`}
            />
          ),
        }))}
      />
      {question}
    </>
  );
}
