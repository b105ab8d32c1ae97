import { FileSearchOutlined } from '@ant-design/icons';
import type { JobRow, StandingFinding, Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { CarTitle } from '../../kit/CarTitle';
import { useStill } from '../../kit/heldOrder';
import { Modal } from '../../kit/Modal';
import { Quiet } from '../../kit/Quiet';
import { UrgencyTag } from '../../kit/UrgencyTag';
import { PhotoStrip } from '../photos/PhotoStrip';
import { jobOfVisit } from './atJob';
import styles from './JobCard.module.css';

const kinds = ['finding'] as const;

function jobNameOf(visit: Visit, { job_id }: StandingFinding): string | undefined {
  const job = visit.jobs.find((one) => one.id === job_id);
  return job && jobOfVisit(visit, job).name;
}

/** How much was reported of this car already, by whomever, and on a press what it was: nobody reports it again. */
export function ReportedFindings({ job }: { job: JobRow }) {
  const { t } = useTranslation();
  const word = useWords();
  const visit = useStill(useRead('get_visit', { work_order_id: job.work_order_id }).data);
  const [open, setOpen] = useState(false);
  if (!visit || visit.findings.length === 0) return null;
  const count = visit.findings.length;
  return (
    <>
      <button
        type="button"
        className={styles.reported}
        data-testid={`reported-${job.job_id}`}
        onClick={() => setOpen(true)}
      >
        <FileSearchOutlined /> {t('jobs:finding.already', { count })}
      </button>
      <Modal
        open={open}
        title={
          <CarTitle plate={job.plate} colour={job.plate_colour} job={job.name}>
            {t('jobs:finding.already', { count })}
          </CarTitle>
        }
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
        width={760}
      >
        <ul className={styles.findings} data-testid="reported-findings">
          {visit.findings.map((finding) => (
            <li key={finding.id}>
              <strong>{finding.text}</strong>
              <UrgencyTag urgency={finding.urgency} />
              <Quiet>{word('finding_standing', finding.standing)}</Quiet>
              <PhotoStrip
                workOrderId={job.work_order_id}
                car={job}
                kinds={kinds}
                findingId={finding.id}
                about={finding.text}
                job={jobNameOf(visit, finding)}
              />
            </li>
          ))}
        </ul>
      </Modal>
    </>
  );
}
