// The window on Linux shows no PDF by itself, so the pages are drawn here, the same everywhere. The legacy build
// is the one made for engines that are a year or two old, as the system's own web view may be.
import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  RenderingCancelledException,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker&url';
import { useEffect, useRef, useState } from 'react';
import type { RefusalLike } from '../i18n/refusal';
import styles from './DocumentPreview.module.css';
import { PdfParts } from './pdfParts';
import { RefusalAlert } from './RefusalAlert';

GlobalWorkerOptions.workerSrc = workerUrl;

// PDF counts in 72nds of an inch, the screen in 96ths.
const actualSize = 96 / 72;
/** Around the pages, as the style sheet has it. */
const margin = 16;
// A till roll blown up to the width of the drawer would be no preview any more.
const maxFit = 150;

const unreadable: RefusalLike = { code: 'document_unreadable' };

export type Zoom = number | 'fit';

/** Percent of the actual size at which a page of that width fills the room there is. */
function percentOf(zoom: Zoom, pageWidth: number, room: number): number {
  return zoom === 'fit' ? Math.min(maxFit, (room / (pageWidth * actualSize)) * 100) : zoom;
}

interface PageProps {
  paper: PDFDocumentProxy;
  number: number;
  zoom: Zoom;
  /** It cannot be read, or not be drawn. */
  onBroken: () => void;
}

function Page({ paper, number, zoom, onBroken }: PageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const broken = useRef(onBroken);
  broken.current = onBroken;
  useEffect(() => {
    let drawing: { cancel: () => void } | undefined;
    let wanted = true;
    let seen: IntersectionObserver | undefined;
    // A drawing that was cancelled by the next zoom ends with an error nobody needs. A sheet that stays white for any
    // other reason would pass for an empty one.
    const failed = (failure: unknown) => {
      if (wanted && !(failure instanceof RenderingCancelledException)) broken.current();
    };
    const show = async () => {
      const page = await paper.getPage(number);
      const target = canvas.current;
      if (!wanted || !target) return;
      const sharp = window.devicePixelRatio || 1;
      const room = target.closest<HTMLElement>('[data-room]');
      const width = (room?.clientWidth ?? 0) - 2 * margin;
      const percent = percentOf(zoom, page.getViewport({ scale: 1 }).width, width);
      const viewport = page.getViewport({ scale: (percent / 100) * actualSize * sharp });
      target.style.width = `${viewport.width / sharp}px`;
      target.style.height = `${viewport.height / sharp}px`;
      const draw = () => {
        target.width = Math.floor(viewport.width);
        target.height = Math.floor(viewport.height);
        drawing?.cancel();
        const task = page.render({ canvas: target, viewport });
        drawing = task;
        task.promise.catch(failed);
      };
      const rub = () => {
        drawing?.cancel();
        target.width = 0;
        target.height = 0;
      };
      // A policy has a hundred pages: only those in sight, and those next to them, have their dots.
      seen = new IntersectionObserver(
        (entries) => {
          // Where it was on the way is told, too: what counts is where it is.
          if (entries.at(-1)?.isIntersecting) draw();
          else rub();
        },
        { root: room?.parentElement ?? null, rootMargin: '100% 0px' },
      );
      seen.observe(target);
    };
    show().catch(failed);
    return () => {
      wanted = false;
      seen?.disconnect();
      drawing?.cancel();
    };
  }, [paper, number, zoom]);
  return <canvas className={styles.page} ref={canvas} data-page={number} />;
}

export default function PdfPages({ data, zoom, label }: { data: ArrayBuffer; zoom: Zoom; label: string }) {
  const [paper, setPaper] = useState<PDFDocumentProxy>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  // Of this very paper: what is told late of the one before is of no use any more.
  const [broken, setBroken] = useState<PDFDocumentProxy>();
  useEffect(() => {
    setRefusal(undefined);
    // The engine takes the bytes away with it; the copy stays for the next time.
    const opening = getDocument({
      data: new Uint8Array(data.slice(0)),
      BinaryDataFactory: PdfParts,
      useWorkerFetch: false,
    });
    opening.promise.then(setPaper, () => setRefusal(unreadable));
    return () => {
      setPaper(undefined);
      void opening.destroy();
    };
  }, [data]);

  return (
    <div data-room>
      <div className={styles.pages} role="document" aria-label={label}>
        <RefusalAlert refusal={paper && broken === paper ? unreadable : refusal} />
        {paper &&
          Array.from({ length: paper.numPages }, (_, index) => (
            <Page
              // biome-ignore lint/suspicious/noArrayIndexKey: a page of a finished paper is its number
              key={index}
              paper={paper}
              number={index + 1}
              zoom={zoom}
              onBroken={() => setBroken(paper)}
            />
          ))}
      </div>
    </div>
  );
}
