// What this computer is called in the shop: written beside every change made here.
const place = 'workbay.station';
const longest = 40;

export const stationName = (): string => localStorage.getItem(place) ?? '';

export function nameStation(name: string): void {
  const short = name.trim().slice(0, longest);
  if (short === '') localStorage.removeItem(place);
  else localStorage.setItem(place, short);
}

const letIn = /(?:^|; )workbay_station_name=([^;]*)/;

/** What the shop calls this station, where it came in by the door of the house; nobody here gives it another name. */
export function nameInTheHouse(): string | undefined {
  const name = letIn.exec(document.cookie)?.[1];
  return name === undefined ? undefined : decodeURIComponent(name);
}

/** The shop let this station in no more, or never did: only a new code helps, and that is asked on a page of its own. */
export const askForCode = (): void => location.replace('/pair');
