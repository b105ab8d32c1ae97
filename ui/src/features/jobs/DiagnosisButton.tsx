import { MedicineBoxOutlined } from '@ant-design/icons';
import type { JobRow } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CarTitle } from '../../kit/CarTitle';
import { Modal } from '../../kit/Modal';
import { Diagnoses } from './Diagnoses';
import styles from './JobCard.module.css';

/** The way to what is known of the fault, from the card of a job. */
export function DiagnosisButton({ job }: { job: JobRow }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={styles.reported}
        data-testid={`diagnose-${job.job_id}`}
        onClick={() => setOpen(true)}
      >
        <MedicineBoxOutlined /> {t('jobs:diagnosis.title')}
      </button>
      <Modal
        open={open}
        title={
          <CarTitle plate={job.plate} colour={job.plate_colour} job={job.name}>
            {t('jobs:diagnosis.title')}
          </CarTitle>
        }
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
        width={760}
      >
        <Diagnoses visit={job.work_order_id} car={job} symptom={job.symptom} />
      </Modal>
    </>
  );
}
