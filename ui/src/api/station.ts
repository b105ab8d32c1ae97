import { LIMITS } from '@bindings';

// What this computer is called in the shop: written beside every change made here.
const place = 'workbay.station';

export const stationName = (): string => localStorage.getItem(place) ?? '';

export function nameStation(name: string): void {
  const short = name.trim().slice(0, LIMITS.station_name);
  if (short === '') localStorage.removeItem(place);
  else localStorage.setItem(place, short);
}

const letIn = /(?:^|; )workbay_station_name=([^;]*)/;

/** What the shop calls this station, where it came in by the door of the house; nobody here gives it another name. */
export function nameInTheHouse(): string | undefined {
  const name = letIn.exec(document.cookie)?.[1];
  return name === undefined ? undefined : decodeURIComponent(name);
}

/** Whether this computer joined the shop of another one, and may choose another host or leave. */
export const joinedHere = (): boolean => /(?:^|; )workbay_joined=1/.test(document.cookie);

/** This device goes by itself: the host shuts it out, and only a new code lets it in again. */
export async function leaveHouse(): Promise<boolean> {
  const answer = await fetch('/api/leave', { method: 'POST' }).catch(() => undefined);
  // One that was shut out meanwhile is out as well.
  const isOut = answer !== undefined && (answer.ok || answer.status === 401);
  if (isOut) askForCode();
  return isOut;
}

/** The shop let this station in no more, or never did: only a new code helps, and that is asked on a page of its own. */
export const askForCode = (): void => location.replace('/pair');
