// What this computer is called in the shop: written beside every change made here.
const place = 'workbay.station';
const longest = 40;

export const stationName = (): string => localStorage.getItem(place) ?? '';

export function nameStation(name: string): void {
  const short = name.trim().slice(0, longest);
  if (short === '') localStorage.removeItem(place);
  else localStorage.setItem(place, short);
}
