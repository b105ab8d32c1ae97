// How an agreed line is dropped: a part is withdrawn, work goes with its job. The host decides; this says which of
// the two is offered where.
import type { Job, Line, Visit } from '@bindings';
import { mayNow } from '../../jobs/atJob';
import { actionOf, currentJobs, isWork } from '../visit/visit';

export type Drop = { yours: boolean } & ({ way: 'withdraw_line' } | { way: 'cancel_job'; job: Job });

export function dropOf(visit: Visit, line: Line): Drop | undefined {
  if (line.state !== 'approved' || line.settlement_id !== null) return undefined;
  if (!isWork(line.kind)) {
    const withdraw = actionOf(visit, 'withdraw_line');
    return withdraw && { way: 'withdraw_line', yours: withdraw.yours };
  }
  const job = currentJobs(visit).find((one) => one.line_id === line.id);
  const offer = job && visit.job_offers.find((one) => one.job_id === job.id);
  return job && offer?.droppable ? { way: 'cancel_job', job, yours: mayNow(offer, 'cancel') } : undefined;
}
