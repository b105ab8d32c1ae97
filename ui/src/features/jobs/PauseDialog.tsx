import { PAUSE_REASONS } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { CarTitle } from '../../kit/CarTitle';
import { Modal } from '../../kit/Modal';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import type { JobAtHand } from './atJob';
import styles from './Dialogs.module.css';
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
      title={
        <CarTitle plate={job?.plate} colour={job?.plateColour}>
          {t('jobs:pause.title', { job: job?.name ?? '' })}
        </CarTitle>
      }
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {job && <Reasons job={job} onClose={onClose} />}
    </Modal>
  );
}

/** One press for each reason. */
function Reasons({ job, onClose }: { job: JobAtHand; onClose: () => void }) {
  const word = useWords();
  const work = useJobWork(job);
  return (
    <Stack gap={16}>
      <RefusalAlert refusal={work.refusal} />
      <div className={styles.reasons}>
        {PAUSE_REASONS.map((reason) => (
          <ActionButton
            key={reason}
            block
            size="large"
            label={word('pause_reason', reason)}
            onAct={async () => {
              await work.pause(reason);
              onClose();
            }}
            onRefused={work.onRefused}
            testId={`pause-${reason}`}
          />
        ))}
      </div>
    </Stack>
  );
}
