import { PAPERS, type PaperKind, type PaperSize } from '@bindings';
import { type DocumentKind, isPaper } from '../i18n/paperName';
import { isConnected } from './connection';
import { asRefusal, TransportLost } from './errors';
import { useSession } from './session';
import { type DocumentAddress, transport } from './transport';

const maxWait = 600_000;

/** A paper opened while the line is lost comes once it is back, without a hand. */
async function load(address: DocumentAddress): Promise<Blob> {
  try {
    return await transport().document(address);
  } catch (failure) {
    if (asRefusal(failure) instanceof TransportLost && (await isConnected(maxWait))) {
      return transport().document(address);
    }
    throw failure;
  }
}

/** A paper to look at, print and save, in the shape `kit/DocumentPreview` takes. */
export interface Paper {
  kind: DocumentKind;
  /** The number it shows, or the name it came with. */
  number: string;
  /** The sizes it can be had on, the usual one first. */
  sizes: readonly PaperSize[];
  load(size?: PaperSize): Promise<Blob>;
  /** What it is made of. */
  id: number;
  /** The system's own way to print. */
  otherwise: 'viewer' | 'dialog';
  printOtherwise(size: PaperSize | undefined, handedOver: () => Promise<unknown>): Promise<unknown>;
  saveAs(size?: PaperSize): Promise<string | undefined>;
}

/** `paperOf('settlement_sheet', id, 'JS20260302001')`: a document by its kind and what it is about. */
export function paperOf(kind: DocumentKind, id: number, number: string): Paper {
  return {
    kind,
    number,
    // What is no paper of the shop is had as it is.
    sizes: isPaper(kind) ? PAPERS[kind].sizes : [],
    load: (size) => load({ kind, id, size }),
    id,
    otherwise: transport().place === 'window' ? 'viewer' : 'dialog',
    printOtherwise: (size, handedOver) => transport().printOtherwise({ kind, id, size }, handedOver),
    saveAs: (size) => transport().saveAs({ kind, id, size }),
  };
}

/** Whether the signed-in person is handed papers of a kind, so that no button promises what the host refuses. */
export function useIsHanded(kind: PaperKind): boolean {
  const session = useSession();
  const roles: readonly string[] = PAPERS[kind].roles;
  return session !== undefined && roles.some((role) => session.roles.includes(role));
}
