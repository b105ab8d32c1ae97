// What the page asks of a visit again and again. Nothing here decides what may be done: the host does.
import type {
  Action,
  AllowedAction,
  Complaint,
  Job,
  Line,
  LineState,
  Money,
  PaymentRow,
  SheetAction,
  SheetRow,
  Visit,
} from '@bindings';
import { sumTold } from '../../../i18n/amounts';
import type { SignedMatter } from '../../../kit/signed';

export const actionOf = (visit: Visit, action: Action): AllowedAction | undefined =>
  visit.actions.find((allowed) => allowed.action === action);

/** The action belongs to this stage and to the person looking. What it still lacks is another matter. */
export const isYours = (visit: Visit, action: Action): boolean => actionOf(visit, action)?.yours ?? false;

/** Whether the one looking is told amounts. The host gives all of a visit's or none, and work at the car needs none. */
export const tellsAmounts = (visit: Visit): boolean => visit.approved_total !== null;

export const nameOf = (visit: Visit, id: number | null | undefined): string =>
  visit.people.find((person) => person.id === id)?.name ?? '–';

/** What a complaint is about. One that came of low marks may have no words of the customer's: then what it concerns. */
export const matterOf = (complaint: Complaint, word: (kind: string, code: string) => string): string =>
  complaint.matter.trim() || word('complaint_category', complaint.category);

export const bayOf = (visit: Visit, id: number | null | undefined): string | undefined =>
  visit.bays.find((bay) => bay.id === id)?.name;

export const lineOf = (visit: Visit, id: number): Line | undefined =>
  visit.lines.find((line) => line.id === id);

export const linesIn = (visit: Visit, ...states: LineState[]): Line[] =>
  visit.lines.filter((line) => states.includes(line.state));

const jobsIn = (visit: Visit, ids: readonly number[]): Job[] =>
  ids.flatMap((id) => visit.jobs.find((job) => job.id === id) ?? []);

/** The newest try of every line: rework makes a new one and keeps the first. */
export const currentJobs = (visit: Visit): Job[] => jobsIn(visit, visit.current_jobs);

/** Those of them that were finished. */
export const doneJobs = (visit: Visit): Job[] => jobsIn(visit, visit.done_jobs);

/** Neither voided nor the reversal of one. */
export const activeSheets = (visit: Visit): SheetRow[] =>
  visit.settlements.filter((sheet) => sheet.is_active);

/** Whether the sheet itself lets it. Whom the visit lets, its own actions say. */
export const sheetLets = (sheet: SheetRow, action: SheetAction): boolean => sheet.actions.includes(action);

/** Receipts that stand on no sheet: deposits, what a voided sheet set free, and what went back of either. */
export const depositsOf = ({ payments, free_receipts }: Visit): PaymentRow[] =>
  payments.filter((one) => free_receipts.includes(one.id));

/** What payers have with the shop. */
export const creditOf = (visit: Visit): Money => sumTold(visit.credits.map((credit) => credit.amount));

/** Who pays a sheet, by name; an insurer without one by what it is. */
export const payerOf = (
  sheet: Pick<SheetRow, 'payer' | 'payer_name'>,
  word: (kind: string, code: string) => string,
): string => sheet.payer_name || word('payer', sheet.payer);

/**
 * How a sheet stands, as a key of words with its sum: settled is only what nobody owes any more. Nothing is said to
 * those who are not told its amounts.
 */
export function standingOf(sheet: SheetRow): { key: string; amount: number } | undefined {
  if (sheet.state === 'voided' || sheet.state === 'reversal') return { key: sheet.state, amount: 0 };
  const { total, on_account: trusted, owed } = sheet;
  if (total === null || trusted === null || owed === null) return;
  if (trusted > 0) return { key: 'on_account', amount: trusted };
  if (owed > 0) return { key: 'owed', amount: owed };
  return { key: sheet.payer === 'shop' && total > 0 ? 'shop_pays' : 'settled', amount: 0 };
}

export const owedOf = (visit: Visit): Money => sumTold(activeSheets(visit).map((sheet) => sheet.owed));

/** What payers of this visit were trusted with and have not paid yet. */
export const onAccountOf = (visit: Visit): Money =>
  sumTold(activeSheets(visit).map((sheet) => sheet.on_account));

/** Which car it is about, on what a customer signs. */
export const signedCar = ({ vehicle }: Visit): Pick<SignedMatter, 'plate' | 'plateColour' | 'car'> => ({
  plate: vehicle.plate,
  plateColour: vehicle.plate_colour,
  car: [vehicle.make, vehicle.model].filter(Boolean).join(' '),
});
