import type { Response } from '../../../api/call';

type Staff = Response<'list_people'>;
type Person = Staff['people'][number];

/** Who is given jobs, and may be made to answer for what is done again, as the host says. */
export const workersOf = (staff: Staff | undefined): Person[] | undefined =>
  staff?.people.filter(({ id }) => staff.workers.includes(id));

/**
 * Whoever is meant, as long as they are among them: who did the job may have become foreman since, or left, and then
 * somebody else is to be chosen. Before it is known who there is nobody is taken away.
 */
export const amongWorkers = (
  workers: readonly Person[] | undefined,
  meant: number | undefined,
): number | undefined =>
  workers === undefined || workers.some((person) => person.id === meant) ? meant : undefined;
