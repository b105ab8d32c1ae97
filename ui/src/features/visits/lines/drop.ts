// How an agreed line is dropped, as the host says, and whether whoever asks is the one to do it.
import type { Job, Line, Visit } from '@bindings';
import { mayNow } from '../../jobs/atJob';
import { actionOf } from '../visit/visit';

export type Drop = { yours: boolean } & ({ way: 'withdraw_line' } | { way: 'cancel_job'; job: Job });

export function dropOf(visit: Visit, line: Line): Drop | undefined {
  const drop = visit.line_drops.find((one) => one.line_id === line.id);
  if (drop?.way === 'withdraw_line') {
    return { way: drop.way, yours: actionOf(visit, 'withdraw_line')?.yours ?? false };
  }
  const job = drop && visit.jobs.find((one) => one.id === drop.job_id);
  const offer = job && visit.job_offers.find((one) => one.job_id === job.id);
  return offer && { way: 'cancel_job', job, yours: mayNow(offer, 'cancel') };
}
