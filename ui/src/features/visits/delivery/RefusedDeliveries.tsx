import type { Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatHours } from '../../../i18n/amounts';
import { Alert } from '../../../kit/Alert';
import { DateTimeText } from '../../../kit/DateTimeText';
import { lineOf, nameOf } from '../visit/visit';

/** Deliveries the customer did not accept: on top while the car is here, and kept for good. */
export function RefusedDeliveries({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const refused = visit.refused_deliveries;
  if (refused.length === 0) return null;
  const nameOfJob = (id: number) => {
    const job = visit.jobs.find((one) => one.id === id);
    return (job && lineOf(visit, job.line_id)?.name) ?? '–';
  };
  return (
    <Alert
      type={visit.is_in_shop ? 'warning' : 'info'}
      showIcon
      data-testid="refused-deliveries"
      title={t(visit.charges_nothing_more ? 'visits:refused.open' : 'visits:refused.kept')}
      description={refused.map((one) => {
        const rework = visit.reworks.find((other) => other.refused_delivery_id === one.id);
        return (
          <p key={one.id} style={{ margin: 0 }}>
            <DateTimeText at={one.at} />{' '}
            {t('visits:refused.record', {
              attempt: one.attempt,
              name: one.refused_by,
              reason: one.reason,
              jobs: one.failed_jobs.map(nameOfJob).join(t('words:list_separator')),
            })}{' '}
            {rework &&
              t(rework.hours > 0 ? 'visits:refused.whose' : 'visits:refused.who', {
                by: nameOf(visit, one.person_id),
                name: nameOf(visit, rework.responsible_id),
                hours: formatHours(rework.hours),
              })}
          </p>
        );
      })}
    />
  );
}
