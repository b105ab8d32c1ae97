import { type Printer, type Sent, transport } from './transport';

/** A paper to look at, print and save, in the shape `components/DocumentPreview` takes. */
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
    load: () => transport().document({ kind, id }),
    print: (printer) => transport().print({ kind, id }, printer),
    saveAs: () => transport().saveAs({ kind, id }, `${name}.pdf`),
    printers: transport().desktop?.printers,
  };
}
