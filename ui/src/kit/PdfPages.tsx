// The window on Linux shows no PDF by itself, so the pages are drawn here, the same everywhere. The legacy build
// is the one made for engines that are a year or two old, as the system's own web view may be.
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import type { RefusalLike } from '../i18n/refusal';
import styles from './DocumentPreview.module.css';
import { RefusalAlert } from './RefusalAlert';

GlobalWorkerOptions.workerSrc = workerUrl;

// PDF counts in 72nds of an inch, the screen in 96ths.
const actualSize = 96 / 72;
/** Around the pages, as the style sheet has it. */
const margin = 16;
// A till roll blown up to the width of the drawer would be no preview any more.
const largestFit = 150;

export type Zoom = number | 'fit';

/** Percent of the actual size at which a page of that width fills the room there is. */
function percentOf(zoom: Zoom, pageWidth: number, room: number): number {
  return zoom === 'fit' ? Math.min(largestFit, (room / (pageWidth * actualSize)) * 100) : zoom;
}

function Page({ paper, number, zoom }: { paper: PDFDocumentProxy; number: number; zoom: Zoom }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let drawing: { cancel: () => void } | undefined;
    let wanted = true;
    void paper.getPage(number).then((page) => {
      const target = canvas.current;
      if (!wanted || !target) return;
      const sharp = window.devicePixelRatio || 1;
      const room = (target.closest<HTMLElement>('[data-room]')?.clientWidth ?? 0) - 2 * margin;
      const percent = percentOf(zoom, page.getViewport({ scale: 1 }).width, room);
      const viewport = page.getViewport({ scale: (percent / 100) * actualSize * sharp });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      target.style.width = `${viewport.width / sharp}px`;
      target.style.height = `${viewport.height / sharp}px`;
      const task = page.render({ canvas: target, viewport });
      drawing = task;
      // A drawing that was cancelled by the next zoom ends with an error nobody needs.
      task.promise.catch(() => undefined);
    });
    return () => {
      wanted = false;
      drawing?.cancel();
    };
  }, [paper, number, zoom]);
  return <canvas className={styles.page} ref={canvas} data-page={number} />;
}

export default function PdfPages({ data, zoom, label }: { data: ArrayBuffer; zoom: Zoom; label: string }) {
  const [paper, setPaper] = useState<PDFDocumentProxy>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  useEffect(() => {
    setRefusal(undefined);
    // The engine takes the bytes away with it; the copy stays for the next time.
    const opening = getDocument({ data: new Uint8Array(data.slice(0)) });
    opening.promise.then(setPaper, () => setRefusal({ code: 'document_unreadable' }));
    return () => {
      setPaper(undefined);
      void opening.destroy();
    };
  }, [data]);

  return (
    <div data-room>
      <div className={styles.pages} role="document" aria-label={label}>
        <RefusalAlert refusal={refusal} />
        {paper &&
          Array.from({ length: paper.numPages }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page of a finished paper is its number
            <Page key={index} paper={paper} number={index + 1} zoom={zoom} />
          ))}
      </div>
    </div>
  );
}
