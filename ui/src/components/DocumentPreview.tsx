import { DownloadOutlined, PrinterOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { Button, Drawer, Select, Spin } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalLike } from '../i18n/refusal';
import { useWords } from '../i18n/words';
import { ActionButton } from './ActionButton';
import styles from './DocumentPreview.module.css';
import { RefusalAlert } from './RefusalAlert';

// The PDF engine is as large as the rest of the program: it comes when a paper is looked at.
const PdfPages = lazy(() => import('./PdfPages'));

export interface PaperSource {
  /** The kind of paper, under which its size is remembered at this station. */
  kind: string;
  load: (paper?: string) => Promise<Blob>;
  print: (paper?: string) => Promise<unknown>;
  saveAs: (paper?: string) => Promise<unknown>;
}

interface DocumentPreviewProps {
  open: boolean;
  title: string;
  source: PaperSource | undefined;
  /** Paper sizes this kind is printed on, as codes with words under `words:paper`. */
  papers?: readonly string[];
  onClose: () => void;
  /** A new value loads the paper again: the version of what it shows. */
  version?: string | number;
}

const zooms = [50, 75, 100, 125, 150, 200];
const placeOf = (kind: string) => `workbay.paper.${kind}`;

function rememberedPaper(kind: string | undefined, papers: readonly string[]): string | undefined {
  const kept = kind ? localStorage.getItem(placeOf(kind)) : null;
  return papers.find((paper) => paper === kept) ?? papers[0];
}

/** The real PDF beside the data it was made from, to look at before it prints. */
export function DocumentPreview(props: DocumentPreviewProps) {
  const { open, title, source, papers = [], onClose, version } = props;
  const { t } = useTranslation();
  const word = useWords();
  const [zoom, setZoom] = useState(100);
  const [chosen, setChosen] = useState<{ kind: string; paper: string }>();
  const [loaded, setLoaded] = useState<{ data?: ArrayBuffer; refusal?: RefusalLike }>({});
  const kind = source?.kind;
  const paper = chosen && chosen.kind === kind ? chosen.paper : rememberedPaper(kind, papers);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page builds `source` anew each time it draws; kind, paper and version say when the paper differs
  useEffect(() => {
    if (!open || !source) return;
    let wanted = true;
    setLoaded({});
    source
      .load(paper)
      .then((blob) => blob.arrayBuffer())
      .then((data) => wanted && setLoaded({ data }))
      .catch((refusal: RefusalLike) => wanted && setLoaded({ refusal }));
    return () => {
      wanted = false;
    };
  }, [open, kind, paper, version]);

  const step = (by: number) =>
    setZoom((before) => zooms[Math.min(zooms.length - 1, Math.max(0, zooms.indexOf(before) + by))] ?? before);
  const choose = (next: string) => {
    if (!kind) return;
    localStorage.setItem(placeOf(kind), next);
    setChosen({ kind, paper: next });
  };

  const tools = (
    <div className={styles.tools}>
      {papers.length > 1 && (
        <Select
          value={paper}
          onChange={choose}
          aria-label={t('words:document.paper')}
          options={papers.map((code) => ({ value: code, label: word('paper', code) }))}
          popupMatchSelectWidth={false}
        />
      )}
      <Button icon={<ZoomOutOutlined />} aria-label={t('words:document.smaller')} onClick={() => step(-1)} />
      <span className={styles.zoom}>{zoom} %</span>
      <Button icon={<ZoomInOutlined />} aria-label={t('words:document.larger')} onClick={() => step(1)} />
      <ActionButton
        label={t('words:document.save_as')}
        icon={<DownloadOutlined />}
        onAct={() => source?.saveAs(paper)}
      />
      <ActionButton
        label={t('words:document.print')}
        icon={<PrinterOutlined />}
        hotkey={open && loaded.data ? 'Ctrl+P' : undefined}
        primary
        onAct={() => source?.print(paper)}
      />
    </div>
  );

  return (
    <Drawer
      open={open}
      title={title}
      extra={tools}
      onClose={onClose}
      size="min(760px, 60vw)"
      mask={false}
      destroyOnHidden
      styles={{ body: { padding: 0, background: 'var(--sunken)' } }}
    >
      {loaded.refusal && (
        <div className={styles.refusal}>
          <RefusalAlert refusal={loaded.refusal} />
        </div>
      )}
      {!loaded.data && !loaded.refusal && (
        <div className={styles.waiting}>
          <Spin />
        </div>
      )}
      {loaded.data && (
        <Suspense fallback={<div className={styles.waiting} />}>
          <PdfPages data={loaded.data} zoom={zoom} label={title} />
        </Suspense>
      )}
    </Drawer>
  );
}
