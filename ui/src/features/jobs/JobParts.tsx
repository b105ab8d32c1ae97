import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { formatQuantity } from '../../i18n/amounts';
import { inShop } from '../../i18n/time';
import { ActionButton } from '../../kit/ActionButton';
import { RequestState } from '../parts/RequestState';
import type { JobAtHand } from './atJob';
import styles from './JobParts.module.css';

/** What was asked of the parts counter for a job, what it answered, and that its parts came. */
export function JobParts({ job }: { job: JobAtHand }) {
  const { t } = useTranslation();
  const withdraw = useCommand('withdraw_part_request');
  return (
    <>
      {job.partsHere && (
        <p className={styles.here} role="status" data-testid={`job-${job.id}-parts-here`}>
          {t(job.partsHere.wentOn ? 'jobs:parts.went_on' : 'jobs:parts.here', {
            at: inShop(job.partsHere.at).format('HH:mm'),
          })}
        </p>
      )}
      {job.requests.length > 0 && (
        <ul className={styles.requests}>
          {job.requests.map((request) => (
            <li key={request.id} data-testid={`job-part-request-${request.id}`}>
              <span>
                {request.text} {formatQuantity(request.quantity)} {request.unit}
              </span>
              <RequestState request={request} />
              {request.state !== 'there' && (
                <ActionButton
                  label={t('jobs:parts.withdraw')}
                  onAct={() => withdraw({ id: request.id, version: request.version })}
                  testId={`withdraw-part-${request.id}`}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
