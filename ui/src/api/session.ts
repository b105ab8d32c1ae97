import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Refusal } from './errors';
import type { Session } from './transport';

// sessionStorage: a reload keeps the person signed in, closing the browser does not.
const place = 'workbay.session';
const watching = new Set<() => void>();
let held = read();
let endedBy: Refusal | undefined;

function read(): Session | undefined {
  const text = sessionStorage.getItem(place);
  if (!text) return undefined;
  try {
    return JSON.parse(text) as Session;
  } catch {
    sessionStorage.removeItem(place);
    return undefined;
  }
}

function hold(session: Session | undefined): void {
  held = session;
  for (const tell of watching) tell();
}

export function keepSession(session: Session): void {
  endedBy = undefined;
  sessionStorage.setItem(place, JSON.stringify(session));
  hold(session);
}

/**
 * Who sits here by now, as the host says: a manager may have given the person or the station other roles since. An answer
 * about somebody who sat here before changes nothing.
 */
export function keepSeat({ person_id, name, roles }: Pick<Session, 'person_id' | 'name' | 'roles'>): void {
  if (held?.person_id !== person_id) return;
  if (held.name === name && held.roles.join() === roles.join()) return;
  const session = { ...held, name, roles };
  sessionStorage.setItem(place, JSON.stringify(session));
  hold(session);
}

/** The person signed out, or the host ended the session and said why. */
export function forgetSession(why?: Refusal): void {
  // Of several answers that say so the first ends the session; the rest find nobody.
  if (!held && why) return;
  endedBy = why;
  sessionStorage.removeItem(place);
  hold(undefined);
}

export const keptSession = (): Session | undefined => held;

/** Why the host ended the session last here, for the sign-in page. */
export const useEndedBy = (): Refusal | undefined => useSyncExternalStore(watch, () => endedBy);

function watch(changed: () => void): () => void {
  watching.add(changed);
  return () => watching.delete(changed);
}

/** Somebody signed in here, or is no longer. */
export const onSession = watch;

const ends = new Set(['not_signed_in', 'restored', 'nothing_allowed_here']);

/** Whether the host does not know who asked, or lets them do nothing here. */
export const endsSession = ({ code }: Refusal): boolean => ends.has(code);

/**
 * The host does not know who asked: the session is over. An answer that comes late, to somebody
 * who sat here before, ends nobody else's.
 */
export function heedRefusal(refusal: Refusal, asker: Session | undefined): void {
  if (endsSession(refusal) && asker?.token === held?.token) forgetSession(refusal);
}

/**
 * Whose pages these are. Pages of somebody who has to sign in again stay theirs while they are out of sight: drawn as
 * nobody's they would lose what nobody may do, and the typing with it.
 */
export const Seat = createContext<Session | undefined>(undefined);

/** Who is signed in here, for pages to show. What that person may do is decided by the host. */
export function useSession(): Session | undefined {
  const signedIn = useSyncExternalStore(watch, keptSession);
  return useContext(Seat) ?? signedIn;
}
