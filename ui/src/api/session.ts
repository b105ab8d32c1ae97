import type { Session } from './transport';

// sessionStorage: a reload keeps the person signed in, closing the browser does not.
const place = 'workbay.session';

export function keptSession(): Session | undefined {
  const text = sessionStorage.getItem(place);
  if (!text) return undefined;
  try {
    return JSON.parse(text) as Session;
  } catch {
    sessionStorage.removeItem(place);
    return undefined;
  }
}

export function keepSession(session: Session): void {
  sessionStorage.setItem(place, JSON.stringify(session));
}

export function forgetSession(): void {
  sessionStorage.removeItem(place);
}
