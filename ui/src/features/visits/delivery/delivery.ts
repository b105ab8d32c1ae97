import type { Visit } from '@bindings';

/** What was done, by name: approved lines with the work behind them, and parts fitted. */
export const workDone = (visit: Visit): string[] =>
  visit.lines.filter((line) => line.state === 'approved').map((line) => line.name);

export const declinedAdvice = (visit: Visit): { id: number; name: string; reason: string }[] =>
  visit.lines
    .filter((line) => line.state === 'declined')
    .map((line) => ({ id: line.id, name: line.name, reason: line.decline_reason }));

/** At how many kilometres the car is due again, by those out, which may still be typed. */
export const nextServiceKm = (out: number, interval: number): number => out + interval;

/** The numbers of the sheets a customer signs for on paper. */
export const activeSheets = (visit: Visit): string =>
  visit.settlements
    .filter((sheet) => sheet.is_active)
    .map((sheet) => sheet.number)
    .join('、');
