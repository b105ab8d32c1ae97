import type { JobRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { Promised } from '../../kit/Age';
import { Quiet } from '../../kit/Quiet';
import styles from './JobCard.module.css';

/** What the advisor agreed with the customer at the counter, and who that was. */
export function Agreed({ job }: { job: JobRow }) {
  const { t } = useTranslation();
  return (
    <div className={styles.agreed} data-testid={`agreed-${job.job_id}`}>
      <Quiet>{t('jobs:agreed.by', { name: job.advisor_name })}</Quiet>
      {job.promised_at && <Promised at={job.promised_at} stage={job.stage} />}
      <span>{t(`jobs:agreed.old_parts.${job.old_parts}`)}</span>
      {job.wash_wanted && <span>{t('jobs:agreed.wash')}</span>}
      <span className={job.test_drive_allowed ? undefined : styles.forbidden}>
        {t(job.test_drive_allowed ? 'jobs:agreed.test_drive' : 'jobs:agreed.no_test_drive')}
      </span>
      {job.belongings !== '' && <span>{t('jobs:agreed.belongings', { what: job.belongings })}</span>}
    </div>
  );
}
