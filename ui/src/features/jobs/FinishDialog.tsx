import type { JobRow } from '@bindings';
import { useCommand } from '../../api/command';
import { useSession } from '../../api/session';
import { FinishDialog as Dialog } from '../../kit/FinishDialog';
import { othersAt } from './work';

interface FinishDialogProps {
  /** The job to be finished; nothing keeps the dialog shut. */
  job: JobRow | undefined;
  onClose: () => void;
}

/** Ends one of the own jobs. */
export function FinishDialog({ job, onClose }: FinishDialogProps) {
  const finish = useCommand('finish_job');
  const me = useSession()?.person_id;
  return (
    <Dialog
      job={job && { id: job.job_id, name: job.name, own: othersAt(job, me).length > 0 }}
      onFinish={async (finished) =>
        job && (await finish({ job_id: job.job_id, version: job.version, ...finished }))
      }
      onClose={onClose}
    />
  );
}
