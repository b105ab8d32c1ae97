// What the page asks of a visit again and again. Nothing here decides what may be done: the host does.
import type {
  Action,
  AllowedAction,
  Approval,
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
import { fenOf, sumTold } from '../../../i18n/amounts';
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

/** The newest try of every line: rework makes a new one and keeps the first. */
export function currentJobs(visit: Visit): Job[] {
  const newest = new Map<number, Job>();
  for (const job of visit.jobs) {
    const other = newest.get(job.line_id);
    if (!other || other.attempt < job.attempt) newest.set(job.line_id, job);
  }
  return [...newest.values()].sort((one, other) => one.id - other.id);
}

/** Seconds at work on a job so far; a span still running counts up to now. */
export function secondsWorked(visit: Visit, job: Job, now: number): number {
  return visit.job_times
    .filter((time) => time.job_id === job.id)
    .reduce((sum, time) => {
      const end = time.ended_at ? Date.parse(time.ended_at) : now;
      return sum + Math.max(0, Math.floor((end - Date.parse(time.started_at)) / 1000));
    }, 0);
}

/** Neither voided nor the reversal of one. */
export const activeSheets = (visit: Visit): SheetRow[] =>
  visit.settlements.filter((sheet) => sheet.is_active);

/** Whether the sheet itself lets it. Whom the visit lets, its own actions say. */
export const sheetLets = (sheet: SheetRow, action: SheetAction): boolean => sheet.actions.includes(action);

/** Lines of a voided sheet wait for a new one: now is the time to put them right. */
export const toPutRight = (visit: Visit): boolean =>
  ['preparing', 'delivered', 'closed'].includes(visit.order.stage) &&
  visit.settlements.some((sheet) => sheet.state === 'voided') &&
  visit.lines.some((line) => line.state === 'approved' && line.settlement_id === null);

/**
 * Lines changed since the last bill was voided: one is new, comes to another amount, or is gone. What stands on a sheet
 * that was not voided is not part of it.
 */
export const wasPutRight = (visit: Visit): boolean => {
  const voided = visit.settlements.filter((sheet) => sheet.state === 'voided');
  const last = voided.reduce((newest, sheet) => (sheet.issued_at > newest ? sheet.issued_at : newest), '');
  const bill = voided.filter((sheet) => sheet.issued_at === last);
  const billed = new Map(
    bill.flatMap((sheet) => sheet.content.lines.map((line) => [line.line_id, line.amount])),
  );
  const unbilled = visit.lines.filter((line) => line.state === 'approved' && line.settlement_id === null);
  return (
    unbilled.some((line) => billed.get(line.id) !== line.amount) ||
    [...billed.keys()].some((id) => !visit.lines.some((line) => line.id === id && line.state === 'approved'))
  );
};

/** Receipts that stand on no sheet any more: deposits, what a voided sheet set free, and what went back of either. */
export function depositsOf({ payments }: Visit): PaymentRow[] {
  const movesFree = (one: PaymentRow) =>
    one.means === 'deposit' && one.refund_of === null && fenOf(one.amount) < 0;
  const freed = new Set(payments.filter(movesFree).map((one) => one.settlement_id));
  return payments.filter(
    (one) =>
      one.settlement_id === null ||
      (one.means !== 'deposit' && one.means !== 'stored_value' && freed.has(one.settlement_id)),
  );
}

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

/**
 * It was put on the manager's list. What was granted at the counter was asked and answered in one moment, and was never
 * asked in writing.
 */
export const wasAskedFor = (approval: Approval): boolean =>
  approval.state === 'waiting' || approval.answered_at !== approval.asked_at;

/** Where a car of this stage still stands in the shop. */
export const isInShop = (visit: Visit): boolean =>
  !['delivered', 'closed', 'cancelled'].includes(visit.order.stage);

/** Which car it is about, on what a customer signs. */
export const signedCar = ({ vehicle }: Visit): Pick<SignedMatter, 'plate' | 'plateColour' | 'car'> => ({
  plate: vehicle.plate,
  plateColour: vehicle.plate_colour,
  car: [vehicle.make, vehicle.model].filter(Boolean).join(' '),
});

/** Who stood at the counter: the one who brought the car, else its customer. */
export const visitorOf = (visit: Visit): string =>
  visit.order.brought_by_name || visit.customer.contact_name || visit.customer.name;
