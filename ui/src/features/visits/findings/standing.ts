import type { StandingFinding, Visit } from '@bindings';

/** Nobody decided on it, or the customer has not signed for it: the host lets no such car pass. */
const isWaiting = ({ standing }: StandingFinding): boolean =>
  standing === 'undecided' || standing === 'unsigned';

export const waitingOf = (visit: Visit): StandingFinding[] => visit.findings.filter(isWaiting);

export const mayBeDeclined = isWaiting;

/** What is quoted goes with its lines. */
export const mayBeDismissed = ({ state, standing }: StandingFinding): boolean =>
  standing === 'undecided' || (standing === 'unsigned' && state === 'declined');
