import type { PaperKind, PaperOffer, Visit } from '@bindings';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { paperOf } from '../../../api/documents';
import type { DocumentKind } from '../../../i18n/paperName';
import { DocumentPreview } from '../../../kit/DocumentPreview';

/** A paper the visit offers, or a code on paper for the customer to take along. */
interface OpenedPaper extends Omit<PaperOffer, 'kind'> {
  kind: DocumentKind;
}

const OpenPaper = createContext<(paper: OpenedPaper) => void>(() => undefined);

/** Lays a paper beside the page to look at. */
export const useOpenPaper = (): ((paper: OpenedPaper) => void) => useContext(OpenPaper);

export const offerOf = (visit: Visit, kind: PaperKind, id?: number): PaperOffer | undefined =>
  visit.papers.find((paper) => paper.kind === kind && (id === undefined || paper.id === id));

/** Where papers are looked at, beside the data they were made from; within a dialog one of its own lies above it. */
export function PaperPreview({ visit, children }: { visit: Visit; children: ReactNode }) {
  const [paper, setPaper] = useState<OpenedPaper>();
  const [open, setOpen] = useState(false);
  const openPaper = (next: OpenedPaper) => {
    setPaper(next);
    setOpen(true);
  };
  return (
    <OpenPaper value={openPaper}>
      {children}
      <DocumentPreview
        open={open}
        source={paper && paperOf(paper.kind, paper.id, paper.number)}
        version={`${paper?.id ?? ''}/${visit.order.version}`}
        onClose={() => setOpen(false)}
      />
    </OpenPaper>
  );
}
