import type { RepairKind, Visit } from '@bindings';
import dayjs from 'dayjs';

/** What the ministry's rule promises after a repair of this kind, as the catalogue words it. */
export function warrantyWords(kind: RepairKind): 'long' | 'medium' | 'short' | 'none' {
  if (kind === 'assembly' || kind === 'whole_vehicle') return 'long';
  if (kind === 'second_maintenance') return 'medium';
  return kind === 'inspection' ? 'none' : 'short';
}

/** Half a year or five thousand kilometres on, which the advisor may change. */
export const nextServiceDay = (today: string): string => dayjs(today).add(6, 'month').format('YYYY-MM-DD');

export const nextServiceKm = (mileage: number | null): number | null =>
  mileage === null ? null : mileage + 5000;

/** What was done, by name: approved lines with the work behind them, and parts fitted. */
export const workDone = (visit: Visit): string[] =>
  visit.lines.filter((line) => line.state === 'approved').map((line) => line.name);

export const declinedAdvice = (visit: Visit): { id: number; name: string; reason: string }[] =>
  visit.lines
    .filter((line) => line.state === 'declined')
    .map((line) => ({ id: line.id, name: line.name, reason: line.decline_reason }));

/** The numbers of the sheets a customer signs for on paper. */
export const standingSheets = (visit: Visit): string =>
  visit.settlements
    .filter((sheet) => sheet.state === 'open' || sheet.state === 'settled')
    .map((sheet) => sheet.number)
    .join('、');
