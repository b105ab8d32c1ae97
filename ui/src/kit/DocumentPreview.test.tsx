import type { PaperSize } from '@bindings';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import type { DocumentKind } from '../i18n/paperName';
import { DocumentPreview } from './DocumentPreview';
import { Modal } from './Modal';

// jsdom draws no paper.
vi.mock('./PdfPages', () => ({ default: () => null }));

beforeEach(() => localStorage.clear());

async function looked(
  sizes: readonly PaperSize[],
  number = 'GD20260302001',
  kind: DocumentKind = 'job_card',
) {
  const source = {
    kind,
    number,
    sizes,
    // What is looked at here is what stands around the paper.
    load: vi.fn(() => Promise.reject(new Error('no paper'))),
    id: 7,
    otherwise: 'dialog' as const,
    printOtherwise: vi.fn(() => Promise.resolve()),
    saveAs: vi.fn(() => Promise.resolve(undefined)),
  };
  const drawn = render(
    <App>
      <DocumentPreview open source={source} onClose={() => undefined} />
    </App>,
  );
  await act(async () => undefined);
  return { ...source, drawn };
}

it('is called by the title of its kind in the catalogue, and by its number', async () => {
  await looked(['A4']);
  expect(screen.getByText('派工单 GD20260302001')).toBeTruthy();
});

it('asks for the usual size by no name, and offers no choice where there is one size', async () => {
  const { load, saveAs } = await looked(['A4']);
  expect(screen.queryByLabelText('纸张大小')).toBeNull();
  expect(load.mock.calls).toEqual([[undefined]]);
  await act(async () => void fireEvent.click(screen.getByText('另存为')));
  expect(saveAs.mock.calls).toEqual([[undefined]]);
});

it('loads, saves and prints the size this station chose for the kind', async () => {
  localStorage.setItem('workbay.size.job_card', 'A5');
  const { load, printOtherwise, saveAs } = await looked(['A4', 'A5']);
  expect(screen.getByLabelText('纸张大小')).toBeTruthy();
  expect(load.mock.calls).toEqual([['A5']]);
  await act(async () => void fireEvent.click(screen.getByText('另存为')));
  await act(async () => void fireEvent.click(screen.getByText('打印')));
  expect(saveAs.mock.calls).toEqual([['A5']]);
  expect(printOtherwise).toHaveBeenCalledExactlyOnceWith('A5', expect.any(Function));
});

it('falls back to the usual size when the one chosen is not had any more', async () => {
  localStorage.setItem('workbay.size.job_card', 'A5');
  const { load } = await looked(['A4']);
  expect(load.mock.calls).toEqual([[undefined]]);
});

it('what somebody else made is called by the name it came with, and by nothing else', async () => {
  await looked([], '定损单.pdf', 'attached_file');
  expect(screen.getByText('定损单.pdf')).toBeTruthy();
  expect(screen.queryByLabelText('纸张大小')).toBeNull();
});

it('is printed by its key, also over the dialog it is listed in', async () => {
  const print = vi.fn(() => Promise.resolve());
  const source = {
    kind: 'attached_file' as const,
    number: '定损单.pdf',
    sizes: [],
    load: () => Promise.resolve({ arrayBuffer: () => Promise.resolve(new ArrayBuffer(1)) } as Blob),
    id: 7,
    otherwise: 'dialog' as const,
    printOtherwise: print,
    saveAs: () => Promise.resolve(undefined),
  };
  render(
    <App>
      <Modal open title="照片和文件">
        <DocumentPreview open source={source} onClose={() => undefined} />
      </Modal>
    </App>,
  );
  // The paper has come: now the button shows its key.
  await waitFor(() => expect(screen.getByRole('button', { name: /打印.*Ctrl/ })).toBeTruthy(), {
    timeout: 3000,
  });
  await waitFor(() => expect(document.querySelector('[data-asleep]')).toBeNull(), { timeout: 3000 });
  await act(async () => void fireEvent.keyDown(window, { key: 'p', ctrlKey: true }));
  expect(print).toHaveBeenCalledOnce();
});
