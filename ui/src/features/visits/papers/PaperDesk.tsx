import type { PaperKind, PaperOffer, Visit } from '@bindings';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { paperOf } from '../../../api/documents';
import { DocumentPreview } from '../../../kit/DocumentPreview';

const Desk = createContext<(paper: PaperOffer) => void>(() => undefined);

/** Lays a paper beside the page to look at. */
export const usePaperDesk = (): ((paper: PaperOffer) => void) => useContext(Desk);

export const offerOf = (visit: Visit, kind: PaperKind, id?: number): PaperOffer | undefined =>
  visit.papers.find((paper) => paper.kind === kind && (id === undefined || paper.id === id));

/** Where papers are looked at, beside the data they were made from. */
export function PaperDesk({ visit, children }: { visit: Visit; children: ReactNode }) {
  const [paper, setPaper] = useState<PaperOffer>();
  const [open, setOpen] = useState(false);
  const lay = (next: PaperOffer) => {
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
