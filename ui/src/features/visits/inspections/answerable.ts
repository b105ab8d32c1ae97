import type { Response } from '../../../api/call';

type Person = Response<'list_people'>['people'][number];

/** Who may be made to answer for what is done again: those who work in the workshop now. */
export const workersOf = (people: readonly Person[] | undefined): Person[] | undefined =>
  people?.filter((person) => person.active && person.roles.includes('technician'));

/**
 * Whoever is meant, as long as they are among them: who did the job may have become foreman since, or left, and then
 * somebody else is to be chosen. Before it is known who there is nobody is taken away.
 */
export const amongWorkers = (
  workers: readonly Person[] | undefined,
  meant: number | undefined,
): number | undefined =>
  workers === undefined || workers.some((person) => person.id === meant) ? meant : undefined;
