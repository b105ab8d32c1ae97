import type { Job, JobRow } from '@bindings';
import { useRead } from '../../../api/read';
import { useSession } from '../../../api/session';

/** Whose clock a press would start: the own one, or, when the foreman presses for others, that of the first assigned. */
function starterOf(job: Job, me: number | undefined, foreman: boolean): number | undefined {
  if (job.technicians.some((one) => one.person_id === me)) return me;
  return foreman ? job.technicians[0]?.person_id : undefined;
}

/** The job somebody's clock runs on: one technician has one job running. */
const runningOf = (jobs: readonly JobRow[] | undefined, person: number): JobRow | undefined =>
  jobs?.find((row) => row.clocks.some((clock) => clock.person_id === person));

/** The visit knows its own clocks only: what else runs is asked where it is shown, and only for a job that can be started. */
export function useBusy(
  job: Job,
  startable: boolean,
): { person: number; own: boolean; with: JobRow } | undefined {
  const session = useSession();
  const me = session?.person_id;
  const person = startable ? starterOf(job, me, session?.roles.includes('foreman') ?? false) : undefined;
  const own = person === me;
  const home = useRead('technician_home', {}, { enabled: person !== undefined && own });
  const board = useRead('foreman_home', {}, { enabled: person !== undefined && !own });
  if (person === undefined) return undefined;
  const jobs = own
    ? home.data?.jobs
    : board.data?.technicians.find((technician) => technician.person_id === person)?.jobs;
  const running = runningOf(jobs, person);
  return running && { person, own, with: running };
}
