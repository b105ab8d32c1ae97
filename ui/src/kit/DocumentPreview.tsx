import { DownloadOutlined, PrinterOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { LIMITS, type PaperSize } from '@bindings';
import { App, Button, InputNumber, Select, Spin } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DocumentKind, usePaperName } from '../i18n/paperName';
import { type RefusalLike, refusalOf } from '../i18n/refusal';
import { ActionButton } from './ActionButton';
import styles from './DocumentPreview.module.css';
import { Drawer } from './Drawer';
import { useCommonKey } from './hotkeys';
import { loaded } from './loaded';
import type { Zoom } from './PdfPages';
import { PrinterChoice } from './PrinterChoice';
import { PrintStatus } from './PrintStatus';
import { addressOf } from './printerAddress';
import { isPrinted, printerFor, usePrinting } from './printing';
import printing from './printing.module.css';
import { RefusalAlert } from './RefusalAlert';
import { Row } from './Row';
import { useSlim } from './touch';

// The PDF engine is as large as the rest of the program: it comes when a paper is looked at.
const PdfPages = loaded(() => import('./PdfPages'));

interface PaperSource {
  /** The kind of paper: it has its name in the catalogues, and at this station its printer and its size. */
  kind: DocumentKind;
  /** The number it shows, or the name it came with. */
  number: string;
  /** The sizes it can be had on, the usual one first. */
  sizes: readonly PaperSize[];
  load: (size?: PaperSize) => Promise<Blob>;
  /** What it is made of, for whoever prints it. */
  id: number;
  /** The system's own way to print: the window's viewer, or the browser's dialog. */
  otherwise: 'viewer' | 'dialog';
  printOtherwise: (size: PaperSize | undefined, handedOver: () => Promise<unknown>) => Promise<unknown>;
  /** Answers where it was saved; nothing when the person thought better of it. */
  saveAs: (size?: PaperSize) => Promise<string | undefined>;
  /** What is typed and not saved is looked at, and neither printed nor kept. */
  onlyLookedAt?: boolean;
}

interface DocumentPreviewProps {
  open: boolean;
  source: PaperSource | undefined;
  onClose: () => void;
  /** A new value loads the paper again: the version of what it shows. */
  version?: string | number;
}

const zooms = [50, 75, 100, 125, 150, 200];

/** What this station chose for each kind of paper: its printer, its size, how many. */
function useKept(
  what: 'printer' | 'size' | 'copies',
  kind: string | undefined,
): [string | undefined, (next: string) => void] {
  const place = `workbay.${what}.${kind ?? ''}`;
  const [chosen, setChosen] = useState<{ place: string; value: string }>();
  const value = chosen?.place === place ? chosen.value : (localStorage.getItem(place) ?? undefined);
  const choose = (next: string) => {
    localStorage.setItem(place, next);
    setChosen({ place, value: next });
  };
  return [value, choose];
}

/** How large this station looks at each kind of paper. */
function useKeptZoom(kind: string | undefined): [Zoom, (next: (before: Zoom) => Zoom) => void] {
  const place = `workbay.zoom.${kind ?? ''}`;
  const [chosen, setChosen] = useState<{ place: string; value: Zoom }>();
  const kept = Number(localStorage.getItem(place));
  const value = chosen?.place === place ? chosen.value : zooms.includes(kept) ? kept : 'fit';
  const choose = (next: (before: Zoom) => Zoom) => {
    const zoom = next(value);
    localStorage.setItem(place, String(zoom));
    setChosen({ place, value: zoom });
  };
  return [value, choose];
}

/** The real PDF beside the data it was made from, to look at before it prints. */
export function DocumentPreview(props: DocumentPreviewProps) {
  const { open, source, onClose, version } = props;
  const { t } = useTranslation();
  const paperName = usePaperName();
  const { message } = App.useApp();
  const slim = useSlim();
  const kind = source?.kind;
  const [zoom, setZoom] = useKeptZoom(kind);
  // What somebody else made is called by its own name, which is long enough.
  const isTheirs = kind === 'attached_file';
  const title = source ? (isTheirs ? source.number : `${paperName(source.kind)} ${source.number}`) : '';
  const [keptPrinter, choosePrinter] = useKept('printer', kind);
  const [keptSize, chooseSize] = useKept('size', kind);
  const [keptCopies, chooseCopies] = useKept('copies', kind);
  const [loaded, setLoaded] = useState<{ data?: ArrayBuffer; refusal?: RefusalLike }>({});
  const { usePrinters, usePrints, useActs } = usePrinting();
  const isPrintable = source !== undefined && source.onlyLookedAt !== true;
  const ours = isPrintable && isPrinted(source.kind) ? { kind: source.kind, id: source.id } : undefined;
  const printers = usePrinters(open && ours !== undefined)?.printers ?? [];
  const prints = usePrints(open ? ours : undefined);
  const { send, handOver } = useActs();
  // Who sits elsewhere has a printer of their own more likely than the one at the counter.
  const printer = ours && printerFor(printers, keptPrinter, source?.otherwise === 'dialog');
  const copies = Math.min(Math.max(Number(keptCopies ?? 1) || 1, 1), LIMITS.copies);
  // The usual size is not asked for by name.
  const size = source?.sizes.find((one) => one === keptSize);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page builds `source` anew each time it draws; kind, size and version say when the paper differs
  useEffect(() => {
    if (!open || !source) return;
    let wanted = true;
    setLoaded({});
    source
      .load(size)
      .then((blob) => blob.arrayBuffer())
      .then((data) => wanted && setLoaded({ data }))
      .catch((failure: unknown) => wanted && setLoaded({ refusal: refusalOf(failure) }));
    return () => {
      wanted = false;
    };
  }, [open, kind, version, size]);

  const larger = () =>
    setZoom((before) => zooms.find((one) => one > (before === 'fit' ? 75 : before)) ?? before);
  const smaller = () =>
    setZoom((before) => zooms.findLast((one) => one < (before === 'fit' ? 100 : before)) ?? before);
  // The keys that make the window's words larger make the paper larger while it is looked at.
  const claims = (run: () => void) => (open ? run : undefined);
  useCommonKey('Ctrl++', claims(larger), t('words:document.larger'), true);
  useCommonKey('Ctrl+=', claims(larger), t('words:document.larger'), true);
  useCommonKey('Ctrl+-', claims(smaller), t('words:document.smaller'), true);
  useCommonKey(
    'Ctrl+0',
    claims(() => setZoom(() => 'fit')),
    t('words:document.fit'),
    true,
  );
  const print = async () => {
    if (ours && printer) {
      await send({ ...ours, size, address: addressOf(printer), copies });
      return;
    }
    // Whatever the dialog or the viewer makes of it: a second one says that it is not the first.
    await source?.printOtherwise(size, async () => ours && handOver({ ...ours, size }));
    if (source?.otherwise === 'viewer') message.success(t('words:document.sent.viewer'));
  };
  const save = async () => {
    const place = await source?.saveAs(size);
    if (place) message.success(t('words:document.saved', { place }));
  };

  return (
    <Drawer
      open={open}
      title={
        <span className={`${styles.title} ${isTheirs && slim ? styles.long : ''}`} title={title}>
          {title}
        </span>
      }
      onClose={onClose}
      // Beside a phone's page there is no room for a paper: it lies over it.
      size={slim ? '100vw' : 'min(760px, 60vw)'}
      mask={false}
      destroyOnHidden
      styles={{ title: { minWidth: 0 }, body: { padding: 0, background: 'var(--sunken)' } }}
      extra={
        isPrintable && (
          <Row gap={8}>
            <ActionButton
              label={t('words:document.save_as')}
              icon={<DownloadOutlined />}
              iconOnly={slim}
              onAct={save}
            />
            <ActionButton
              label={t('words:document.print')}
              icon={<PrinterOutlined />}
              hotkey={open && loaded.data ? 'Ctrl+P' : undefined}
              // It may lie over the dialog it is listed in, as its other keys do.
              inDialog
              primary
              onAct={print}
            />
          </Row>
        )
      }
    >
      <div className={styles.bar}>
        {source && source.sizes.length > 1 && (
          <Select
            value={size ?? source.sizes[0]}
            onChange={chooseSize}
            aria-label={t('words:document.size')}
            options={source.sizes.map((one) => ({ value: one, label: one.replace('x', '×') }))}
          />
        )}
        {printers.length > 0 && (
          <>
            <PrinterChoice
              printers={printers}
              chosen={printer}
              size={size ?? source?.sizes[0]}
              otherwise={t(`words:printing.${source?.otherwise ?? 'dialog'}`)}
              onChoose={choosePrinter}
            />
            {printer && (
              <InputNumber
                value={copies}
                min={1}
                max={LIMITS.copies}
                precision={0}
                onChange={(next) => chooseCopies(String(next ?? 1))}
                aria-label={t('words:printing.copies')}
                title={t('words:printing.copies')}
                className={printing.copies}
              />
            )}
          </>
        )}
        <span className={styles.space} />
        <Button icon={<ZoomOutOutlined />} aria-label={t('words:document.smaller')} onClick={smaller} />
        <Button
          type="text"
          className={styles.zoom}
          onClick={() => setZoom(() => 'fit')}
          title={t('words:document.fit')}
        >
          {zoom === 'fit' ? t('words:document.fit') : `${zoom} %`}
        </Button>
        <Button icon={<ZoomInOutlined />} aria-label={t('words:document.larger')} onClick={larger} />
      </div>
      <PrintStatus prints={prints} />
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
