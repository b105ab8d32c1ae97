import type { Visit } from '@bindings';

/** What was done and fitted, by name. */
export const workDone = (visit: Visit): string[] =>
  visit.lines.filter((line) => visit.done_lines.includes(line.id)).map((line) => line.name);

/** What the customer said no to; what was agreed and dropped since was not theirs to answer for. */
export const declinedAdvice = (visit: Visit): { id: number; name: string; reason: string }[] =>
  visit.lines
    .filter((line) => visit.refused_lines.includes(line.id))
    .map((line) => ({ id: line.id, name: line.name, reason: line.decline_reason }));

/** At how many kilometres the car is due again, by those out, which may still be typed. */
export const nextServiceKm = (out: number, interval: number): number => out + interval;

/** The numbers of the sheets a customer signs for on paper. */
export const activeSheets = (visit: Visit): string =>
  visit.settlements
    .filter((sheet) => sheet.is_active)
    .map((sheet) => sheet.number)
    .join('、');
