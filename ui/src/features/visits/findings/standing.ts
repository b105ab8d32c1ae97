import type { FindingAction, FindingStanding, StandingFinding, Visit } from '@bindings';
import { lineOf } from '../visit/visit';

/** Nobody decided on it, or the customer has not signed for it: the host lets no such car pass. */
export const waitingOf = (visit: Visit): StandingFinding[] => visit.findings.filter(({ waits }) => waits);

/** What the button says that takes the customer's no, where they said no already. */
export const SAYS_NO_AGAIN: Partial<
  Record<FindingStanding, 'visits:finding.signed' | 'visits:finding.more_exactly'>
> = {
  unsigned: 'visits:finding.signed',
  declined: 'visits:finding.more_exactly',
};

export const may = ({ actions }: StandingFinding, action: FindingAction): boolean => actions.includes(action);

/** The name of the job at which it was found; of the whole visit there is none. */
export function jobOfFinding(visit: Visit, { job_id }: Pick<StandingFinding, 'job_id'>): string {
  const job = visit.jobs.find((one) => one.id === job_id);
  return (job && lineOf(visit, job.line_id)?.name) ?? '';
}
