import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useWords } from '../../i18n/words';
import { CarTitle } from '../../kit/CarTitle';
import { ConfirmWithReason } from '../../kit/ConfirmWithReason';
import type { JobAtHand } from './atJob';
import { FinishDialog } from './FinishDialog';
import type { AskedAtJob } from './JobCard';
import { PartRequestDialog } from './PartRequestDialog';
import { PauseDialog } from './PauseDialog';

interface JobDialogsProps {
  job: JobAtHand | undefined;
  asking: AskedAtJob | undefined;
  onClose: () => void;
}

/** What a job is asked before it stops, on whichever page its card stands. */
export function JobDialogs({ job, asking, onClose }: JobDialogsProps) {
  const { t } = useTranslation();
  const word = useWords();
  const cancel = useCommand('cancel_job');
  const at = (about: AskedAtJob) => (asking === about ? job : undefined);
  return (
    <>
      <PauseDialog job={at('pause')} onClose={onClose} />
      <FinishDialog job={at('finish')} onClose={onClose} />
      <PartRequestDialog job={at('parts')} onClose={onClose} />
      <ConfirmWithReason
        open={at('cancel') !== undefined}
        title={
          <CarTitle plate={job?.plate} colour={job?.plateColour}>
            {t('jobs:cancel.title', { job: job?.name ?? '' })}
          </CarTitle>
        }
        verb={word('job_action', 'cancel')}
        onConfirm={async (reason) => {
          if (job) await cancel({ job_id: job.id, version: job.version, reason });
        }}
        onClose={onClose}
      />
    </>
  );
}
