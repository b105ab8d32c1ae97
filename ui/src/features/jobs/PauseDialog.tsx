import type { JobRow, PauseReason } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Modal } from '../../kit/Modal';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import styles from './Dialogs.module.css';
import { pauseReasons } from './work';

interface PauseDialogProps {
  /** The job to be paused; nothing keeps the dialog shut. */
  job: JobRow | undefined;
  onClose: () => void;
}

/** Why work stops: one press for each reason. */
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

function Reasons({ job, onClose }: { job: JobRow; onClose: () => void }) {
  const word = useWords();
  const write = useCommand('pause_job');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const pause = async (reason: PauseReason) => {
    await write({ job_id: job.job_id, version: job.version, reason });
    onClose();
  };
  return (
    <Stack gap={16}>
      <RefusalAlert refusal={refusal} />
      <div className={styles.reasons}>
        {pauseReasons.map((reason) => (
          <ActionButton
            key={reason}
            block
            size="large"
            label={word('pause_reason', reason)}
            onAct={() => pause(reason)}
            onRefused={setRefusal}
            testId={`pause-${reason}`}
          />
        ))}
      </div>
    </Stack>
  );
}
