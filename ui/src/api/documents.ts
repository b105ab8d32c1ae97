import { asRefusal, TransportLost } from './errors';
import { lineStands } from './line';
import { type Printer, type Sent, transport } from './transport';

const longest = 600_000;

/** A paper opened while the line is lost comes once it is back, without a hand. */
async function load(kind: string, id: number): Promise<Blob> {
  try {
    return await transport().document({ kind, id });
  } catch (failure) {
    if (asRefusal(failure) instanceof TransportLost && (await lineStands(longest))) {
      return transport().document({ kind, id });
    }
    throw failure;
  }
}

/** A paper to look at, print and save, in the shape `kit/DocumentPreview` takes. */
export interface Paper {
  kind: string;
  load(): Promise<Blob>;
  print(printer?: string): Promise<Sent>;
  saveAs(): Promise<string | undefined>;
  /** Only where a program can choose the printer. */
  printers?: () => Promise<Printer[]>;
}

/** `paperOf('settlement_sheet', id, 'JS20260302001')`: a paper of the shop by its kind and what it is about. */
export function paperOf(kind: string, id: number, name: string): Paper {
  return {
    kind,
    load: () => load(kind, id),
    print: (printer) => transport().print({ kind, id }, printer),
    saveAs: () => transport().saveAs({ kind, id }, `${name}.pdf`),
    printers: transport().desktop?.printers,
  };
}
