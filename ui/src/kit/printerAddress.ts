import type { PrinterRow } from '@bindings';

/** Where a printer is: at a station, or at the computer that keeps the shop. */
export type PrinterAddress = Pick<PrinterRow, 'printer' | 'printer_at'>;

/** Of what has an address beside other things: the address alone. */
export const addressOf = ({ printer, printer_at }: PrinterAddress): PrinterAddress => ({
  printer,
  printer_at,
});

/** One word for a printer wherever one is chosen: those of the computer that keeps the shop go by their names alone. */
export const addressKey = ({ printer, printer_at }: PrinterAddress): string =>
  printer_at === null ? printer : `${printer_at}\t${printer}`;

/** What a person calls it: with its computer, unless that is the one that keeps the shop. */
export const printerName = ({
  printer,
  printer_at_name: at,
}: Pick<PrinterRow, 'printer' | 'printer_at_name'>): string => (at === null ? printer : `${at} · ${printer}`);

export const isSamePrinter = (one: PrinterAddress, other: PrinterAddress): boolean =>
  one.printer === other.printer && one.printer_at === other.printer_at;
