import type { StandingFinding, Visit } from '@bindings';
import { lineOf } from '../visit/visit';

/** Nobody decided on it, or the customer has not signed for it: the host lets no such car pass. */
const isWaiting = ({ standing }: StandingFinding): boolean =>
  standing === 'undecided' || standing === 'unsigned';

export const waitingOf = (visit: Visit): StandingFinding[] => visit.findings.filter(isWaiting);

export const mayBeDeclined = isWaiting;

/** What is quoted goes with its lines, and the customer's no is theirs: only an unsigned one of before waits for the foreman. */
export const mayBeDismissed = ({ state, standing }: StandingFinding): boolean =>
  standing === 'undecided' || (standing === 'unsigned' && state === 'declined');

/** The name of the job at which it was found; of the whole visit there is none. */
export function jobOfFinding(visit: Visit, { job_id }: Pick<StandingFinding, 'job_id'>): string {
  const job = visit.jobs.find((one) => one.id === job_id);
  return (job && lineOf(visit, job.line_id)?.name) ?? '';
}
