import type { PrinterRow, PrintJobRow, PrintState } from '@bindings';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { App } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { DocumentPreview } from './DocumentPreview';
import { addressKey } from './printerAddress';
import { type Printing, PrintingContext, printerFor } from './printing';

// jsdom draws no paper.
vi.mock('./PdfPages', () => ({ default: () => null }));

beforeEach(() => localStorage.clear());

const correction = {
  id: 0,
  printer: '',
  printer_at: null,
  rightward: 0,
  downward: 0,
  scale: 1000,
  version: 1,
};
const printer = (name: string, more: Partial<PrinterRow> = {}): PrinterRow => ({
  printer: name,
  printer_at: null,
  printer_at_name: null,
  is_own: true,
  info: '',
  location: '',
  is_default: false,
  status: 'idle',
  reasons: [],
  message: '',
  sizes: ['A4', 'A5'],
  correction,
  is_corrected: false,
  drawer: { id: 0, printer: name, printer_at: null, is_fitted: false, version: 0 },
  ...more,
});

const job = (state: PrintState, more: Partial<PrintJobRow> = {}): PrintJobRow => ({
  id: 3,
  kind: 'receipt',
  number: 'SK20260302001',
  size: 'A5',
  printer: 'Counter',
  printer_at: null,
  printer_at_name: null,
  is_called_off: false,
  copies: 1,
  state,
  trouble: null,
  reasons: [],
  message: '',
  asked_by_name: '赵敏',
  station: '收银',
  asked_at: '2026-03-02T09:00:00Z',
  ended_at: null,
  drawer: null,
  is_open: true,
  needs_somebody: ['held', 'failed', 'lost'].includes(state),
  may_be_cancelled: false,
  may_be_sent_again: false,
  may_be_put_away: false,
  version: 2,
  ...more,
});

const acts = {
  send: vi.fn(() => Promise.resolve()),
  handOver: vi.fn(() => Promise.resolve()),
  cancel: vi.fn(() => Promise.resolve()),
  again: vi.fn(() => Promise.resolve()),
  putAway: vi.fn(() => Promise.resolve()),
};

async function looked(
  printers: PrinterRow[],
  newest: PrintJobRow | null = null,
  otherwise: 'viewer' | 'dialog' = 'viewer',
  prints: { printed: number; next_is_marked: boolean } = { printed: 1, next_is_marked: true },
) {
  const printing: Printing = {
    usePrinters: () => ({ printers, trouble: null }),
    usePrints: () => ({ ...prints, newest }),
    useActs: () => acts,
  };
  const printOtherwise = vi.fn((_: unknown, handedOver: () => Promise<unknown>) => handedOver());
  const source = {
    kind: 'receipt' as const,
    id: 7,
    number: 'SK20260302001',
    sizes: ['A5', '80mm'] as const,
    load: () => Promise.reject(new Error('no paper')),
    otherwise,
    printOtherwise,
    saveAs: () => Promise.resolve(undefined),
  };
  acts.send.mockClear();
  acts.handOver.mockClear();
  render(
    <App>
      <PrintingContext value={printing}>
        <DocumentPreview open source={source} onClose={() => undefined} />
      </PrintingContext>
    </App>,
  );
  await act(async () => undefined);
  return printOtherwise;
}

const press = (label: string) => act(async () => void fireEvent.click(screen.getByText(label)));

it('the window prints on the printer it chose, else on the own one of the computer, else on the only one', () => {
  const [one, two] = [printer('One'), printer('Two', { is_default: true })];
  expect(printerFor([one, two], 'One', false)?.printer).toBe('One');
  expect(printerFor([one, two], undefined, false)?.printer).toBe('Two');
  expect(printerFor([one, printer('Three')], undefined, false)).toBeUndefined();
  expect(printerFor([one], 'taken away', false)?.printer).toBe('One');
  expect(printerFor([one, two], '', false), 'chose the way around them').toBeUndefined();
  expect(printerFor([one, two], undefined, true), 'who sits elsewhere chooses first').toBeUndefined();
  expect(printerFor([one, two], 'One', true)?.printer).toBe('One');
});

it('who sits at a computer with printers of its own prints there, also where the host has one of that name', () => {
  const host = printer('LQ', { is_own: false, is_default: true });
  const own = printer('LQ', { printer_at: 4, printer_at_name: '收银台电脑' });
  expect(printerFor([host, own], undefined, true)).toBe(own);
  expect(printerFor([host, own], 'LQ', true), 'kept by its name it is the host’s').toBe(host);
  expect(printerFor([host, own], addressKey(own), true)).toBe(own);
  expect(printerFor([host, own], '', true), 'chose the way around them').toBeUndefined();
  expect(printerFor([host, { ...own, is_own: false }], undefined, true)).toBeUndefined();
});

it('a paper goes to its printer with its size and its copies, and to no dialog', async () => {
  localStorage.setItem('workbay.copies.receipt', '2');
  const otherwise = await looked([printer('Counter')]);
  await press('打印');
  expect(acts.send.mock.calls).toEqual([
    [
      {
        kind: 'receipt',
        id: 7,
        size: undefined,
        address: { printer: 'Counter', printer_at: null },
        copies: 2,
      },
    ],
  ]);
  expect(otherwise).not.toHaveBeenCalled();
});

it('without a printer, and where somebody wants it so, the system prints in its own way', async () => {
  const otherwise = await looked([]);
  await press('打印');
  expect(otherwise).toHaveBeenCalledExactlyOnceWith(undefined, expect.any(Function));
  expect(acts.send).not.toHaveBeenCalled();
  expect(acts.handOver.mock.calls, 'and the shop knows of it').toEqual([
    [{ kind: 'receipt', id: 7, size: undefined }],
  ]);
});

it('what holds a paper up is said in the words of the shop, with what can be done about it', async () => {
  await looked(
    [printer('Counter')],
    job('held', { reasons: ['media-empty', 'x-unheard'], may_be_cancelled: true }),
  );
  const status = screen.getByTestId('print-status');
  expect(status.textContent).toContain('打印机停着，等人处理');
  expect(status.textContent).toContain('缺纸');
  expect(status.textContent).not.toContain('x-unheard');
  await press('取消打印');
  expect(acts.cancel).toHaveBeenCalledOnce();
});

it('what nobody has a word for is said in the own sentence of the printer', async () => {
  await looked(
    [printer('Counter')],
    job('failed', { trouble: 'refused', message: 'Fuser life over', may_be_sent_again: true }),
  );
  const status = screen.getByTestId('print-status');
  expect(status.textContent).toContain('打印机没有打印；Fuser life over');
  await press('再送一次');
  expect(acts.again).toHaveBeenCalledOnce();
});

it('once printed it says so, and that the next print will bear a mark', async () => {
  await looked([printer('Counter')], job('printed', { is_open: false, ended_at: '2026-03-02T09:00:04Z' }));
  const status = screen.getByTestId('print-status');
  expect(status.textContent).toContain('已打印');
  expect(status.textContent).toContain('重打');
});

it('what went to the dialog or the viewer says that the next one bears a mark, and names no printer', async () => {
  await looked([], job('handed_over', { printer: '', is_open: false, ended_at: '2026-03-02T09:00:04Z' }));
  const status = screen.getByTestId('print-status');
  expect(status.textContent).toMatch(/^已交给本机打印/);
  expect(status.textContent).toContain('重打');
});

it('says how often the host counts it, by whichever way it was printed, and nothing where the next one bears no mark', async () => {
  const printed = job('printed', { is_open: false, ended_at: '2026-03-02T09:00:04Z' });
  await looked([printer('Counter')], printed, 'viewer', { printed: 2, next_is_marked: true });
  expect(screen.getByTestId('print-status').textContent).toContain('已打印 2 次，再打印会注明“重打”');
  cleanup();
  const cancelled = job('cancelled', { is_open: false });
  await looked([printer('Counter')], cancelled, 'viewer', { printed: 0, next_is_marked: false });
  expect(screen.getByTestId('print-status').textContent).not.toContain('重打');
  cleanup();
  await looked([printer('Counter')], cancelled, 'viewer', { printed: 1, next_is_marked: true });
  expect(screen.getByTestId('print-status').textContent).toContain('再打印会注明“重打”');
});
