import type { PauseReason } from '@bindings';
import { useState } from 'react';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import type { JobAtHand } from './atJob';

export interface JobWork {
  begin: () => Promise<void>;
  resume: () => Promise<void>;
  pause: (reason: PauseReason) => Promise<void>;
  /** Why the host would not have it. */
  refusal: RefusalLike | undefined;
  onRefused: (refusal: RefusalLike) => void;
}

/** The clock of a job: begun, or joined where others are at it, paused for a reason, gone on with. */
export function useJobWork({ id, version }: Pick<JobAtHand, 'id' | 'version'>): JobWork {
  const start = useCommand('start_job');
  const resume = useCommand('resume_job');
  const pause = useCommand('pause_job');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const asked = async (command: () => Promise<unknown>) => {
    setRefusal(undefined);
    await command();
  };
  const job = { job_id: id, version };
  return {
    begin: () => asked(() => start(job)),
    resume: () => asked(() => resume(job)),
    pause: (reason) => asked(() => pause({ ...job, reason })),
    refusal,
    onRefused: setRefusal,
  };
}
