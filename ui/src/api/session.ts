import { useSyncExternalStore } from 'react';
import type { Session } from './transport';

// sessionStorage: a reload keeps the person signed in, closing the browser does not.
const place = 'workbay.session';
const watching = new Set<() => void>();
let held = read();

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
  sessionStorage.setItem(place, JSON.stringify(session));
  hold(session);
}

export function forgetSession(): void {
  sessionStorage.removeItem(place);
  hold(undefined);
}

export const keptSession = (): Session | undefined => held;

function watch(changed: () => void): () => void {
  watching.add(changed);
  return () => watching.delete(changed);
}

/** Who is signed in here, for pages to show. What that person may do is decided by the host. */
export const useSession = (): Session | undefined => useSyncExternalStore(watch, keptSession);
