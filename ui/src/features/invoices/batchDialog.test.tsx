import type { BatchCheck } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../api/transport';
import { BatchDialog } from './BatchDialog';

const check = (number: string, isRight: boolean) =>
  ({
    settlement_id: Number(number.slice(2)),
    prepaid_receipt_id: null,
    serial: number,
    number,
    buyer_title: '张小芳',
    buyer_tax_number: '',
    amount: 10_000,
    is_right: isRight,
    problems: isRight ? [] : [{ code: 'no_title' }],
  }) as unknown as BatchCheck;

/** An ordinary invoice needs no tax number, a special one does: other rows are wrong then. */
const checks = ({ is_special }: { is_special: boolean }) =>
  is_special ? [check('JS1', false), check('JS2', true)] : [check('JS1', true), check('JS2', false)];

const batch = { id: 9, invoices: 1 };
const call = vi.fn(async (command: string, ask: { is_special: boolean }) =>
  command === 'check_tax_batch' ? checks(ask) : { batch },
);

beforeEach(() => {
  call.mockClear();
  const saveAs = vi.fn(async () => undefined);
  installTransport({ place: 'station', call, saveAs } as Partial<Transport> as unknown as Transport);
});

const filled = () => call.mock.calls.filter(([command]) => command === 'fill_tax_batch');
const leftOut = () => screen.getByTestId<HTMLInputElement>('batch-leave-out').checked;
const special = async () => {
  fireEvent.click(screen.getByText('专用发票'));
  await waitFor(() => expect(screen.getByText('JS1').closest('tr')?.dataset.right).toBe('false'));
};

const show = () =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <App>
        <BatchDialog open of="sheet" ids={[1, 2]} onClose={() => {}} />
      </App>
    </QueryClientProvider>,
  );

it('leaves out the wrong ones that were named, and of another kind asks again', async () => {
  show();
  fireEvent.click(await screen.findByTestId('batch-leave-out'));
  expect(leftOut()).toBe(true);
  await special();
  expect(leftOut()).toBe(false);
});

it('offers to fill in the other kind after one was filled in', async () => {
  show();
  fireEvent.click(await screen.findByTestId('batch-leave-out'));
  const file = { name: 'template.xlsx', arrayBuffer: async () => new ArrayBuffer(1) };
  fireEvent.change(screen.getByTestId('batch-file'), { target: { files: [file] } });
  await waitFor(() => {
    fireEvent.click(screen.getByTestId('batch-send'));
    expect(filled()).toHaveLength(1);
  });
  await screen.findByTestId('batch-save');
  await special();
  expect(screen.queryByTestId('batch-save')).toBeNull();
  expect(screen.getByTestId('batch-send')).toBeDefined();
});
