import type { PaperSize } from '@bindings';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { App } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import type { DocumentKind } from '../i18n/paperName';
import { DocumentPreview } from './DocumentPreview';

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
    print: vi.fn(() => Promise.resolve('dialog' as const)),
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
  const { load, print, saveAs } = await looked(['A4', 'A5']);
  expect(screen.getByLabelText('纸张大小')).toBeTruthy();
  expect(load.mock.calls).toEqual([['A5']]);
  await act(async () => void fireEvent.click(screen.getByText('另存为')));
  await act(async () => void fireEvent.click(screen.getByText('打印')));
  expect(saveAs.mock.calls).toEqual([['A5']]);
  expect(print.mock.calls).toEqual([['A5', undefined]]);
});

it('falls back to the usual size when the one chosen is not had any more', async () => {
  localStorage.setItem('workbay.size.job_card', 'A5');
  const { load } = await looked(['A4']);
  expect(load.mock.calls).toEqual([[undefined]]);
});

it('what is no paper of the shop has a name of the catalogue, and the one it came with', async () => {
  await looked([], '定损单.pdf', 'attached_file');
  expect(screen.getByText('文件 定损单.pdf')).toBeTruthy();
  expect(screen.queryByLabelText('纸张大小')).toBeNull();
});
