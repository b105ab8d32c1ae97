import { useTranslation } from 'react-i18next';
import { Modal } from '../../kit/Modal';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import type { JobAtHand } from './atJob';
import styles from './Dialogs.module.css';
import { PauseReasons } from './PauseReasons';
import { useJobWork } from './useJobWork';

interface PauseDialogProps {
  /** The job to be paused; nothing keeps the dialog shut. */
  job: JobAtHand | undefined;
  onClose: () => void;
}

/** Asks why work stops. */
export function PauseDialog({ job, onClose }: PauseDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open={job !== undefined}
      title={t('jobs:pause.title', { job: job?.name ?? '' })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {job && <Reasons job={job} onClose={onClose} />}
    </Modal>
  );
}

function Reasons({ job, onClose }: { job: JobAtHand; onClose: () => void }) {
  const work = useJobWork(job);
  return (
    <Stack gap={16}>
      <RefusalAlert refusal={work.refusal} />
      <div className={styles.reasons}>
        <PauseReasons block work={work} onPaused={onClose} testId={(reason) => `pause-${reason}`} />
      </div>
    </Stack>
  );
}
