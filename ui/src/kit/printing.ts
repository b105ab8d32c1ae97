import type { PaperKind, PaperPrints, PaperSize, PrinterRow, PrintersHere, PrintJobRow } from '@bindings';
import { createContext, useContext } from 'react';
import { type DocumentKind, isPaper } from '../i18n/paperName';
import { addressKey, type PrinterAddress } from './printerAddress';

/** What is printed by itself; a file that came from somewhere else has pages of any size, or is no paper at all. */
export type PrintedKind = PaperKind | 'customer_slip';

export const isPrinted = (kind: DocumentKind): kind is PrintedKind =>
  kind === 'customer_slip' || isPaper(kind);

/** What a person prints by hand. */
export interface ByHand {
  kind: PrintedKind;
  id: number;
  size: PaperSize | undefined;
}

export interface PrintOrder extends ByHand {
  address: PrinterAddress;
  copies: number;
}

/** What a screen may ask of the shop's printers; the shell says how. */
export interface Printing {
  usePrinters(wanted: boolean): PrintersHere | undefined;
  usePrints(about: { kind: PrintedKind; id: number } | undefined): PaperPrints | undefined;
  useActs(): {
    send(order: PrintOrder): Promise<unknown>;
    /** The system's own dialog or viewer has it: it counts as a print. */
    handOver(paper: ByHand): Promise<unknown>;
    cancel(job: PrintJobRow): Promise<unknown>;
    again(job: PrintJobRow, elsewhere?: PrinterAddress): Promise<unknown>;
    putAway(job: PrintJobRow): Promise<unknown>;
  };
}

const nowhere = () => Promise.reject(new Error('nothing prints here'));
const acts = {
  send: nowhere,
  handOver: () => Promise.resolve(),
  cancel: nowhere,
  again: nowhere,
  putAway: nowhere,
};

/** A page without a shell has no printers, and prints as any page does. */
export const PrintingContext = createContext<Printing>({
  usePrinters: () => undefined,
  usePrints: () => undefined,
  useActs: () => acts,
});

export const usePrinting = (): Printing => useContext(PrintingContext);

/**
 * The one this station chose for the kind, where it is still there; else the default of this very computer, or its
 * only one. Who sits elsewhere, with no printer there that the shop knows, chooses first.
 */
export function printerFor(
  printers: readonly PrinterRow[],
  chosen: string | undefined,
  ownWayFirst: boolean,
): PrinterRow | undefined {
  const kept = printers.find((one) => addressKey(one) === chosen);
  const own = printers.filter((one) => one.is_own);
  const sitsAtOwn = own.some((one) => one.printer_at !== null);
  if (kept || chosen === ownWay || (ownWayFirst && !sitsAtOwn)) return kept;
  return own.find((one) => one.is_default) ?? (own.length === 1 ? own[0] : undefined);
}

/** What stands for the system's own way to print where a printer's name would. */
export const ownWay = '';
