import type { PaperKind, PaperOffer, Visit } from '@bindings';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { paperOf } from '../../../api/documents';
import type { DocumentKind } from '../../../i18n/paperName';
import { DocumentPreview } from '../../../kit/DocumentPreview';

/** A paper the visit offers, or a code on paper for the customer to take along. */
interface LaidPaper extends Omit<PaperOffer, 'kind'> {
  kind: DocumentKind;
}

const Desk = createContext<(paper: LaidPaper) => void>(() => undefined);

/** Lays a paper beside the page to look at. */
export const usePaperDesk = (): ((paper: LaidPaper) => void) => useContext(Desk);

export const offerOf = (visit: Visit, kind: PaperKind, id?: number): PaperOffer | undefined =>
  visit.papers.find((paper) => paper.kind === kind && (id === undefined || paper.id === id));

/** Where papers are looked at, beside the data they were made from; within a dialog one of its own lies above it. */
export function PaperDesk({ visit, children }: { visit: Visit; children: ReactNode }) {
  const [paper, setPaper] = useState<LaidPaper>();
  const [open, setOpen] = useState(false);
  const lay = (next: LaidPaper) => {
    setPaper(next);
    setOpen(true);
  };
  return (
    <Desk value={lay}>
      {children}
      <DocumentPreview
        open={open}
        source={paper && paperOf(paper.kind, paper.id, paper.number)}
        version={`${paper?.id ?? ''}/${visit.order.version}`}
        onClose={() => setOpen(false)}
      />
    </Desk>
  );
}
