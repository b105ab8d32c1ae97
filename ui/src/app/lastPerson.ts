// Who signed in at this station last is most likely to do so again.
const place = 'workbay.person';

export function lastPerson(): number | undefined {
  const kept = Number(localStorage.getItem(place));
  return kept > 0 ? kept : undefined;
}

export function rememberPerson(id: number): void {
  localStorage.setItem(place, String(id));
}
