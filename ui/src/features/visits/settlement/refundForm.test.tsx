import type { PaymentRow, Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { App } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../../api/transport';
import { RefundForm } from './RefundForm';

const visit = {
  order: { id: 7 },
  actions: [{ action: 'refund_payment', next: false, yours: true, roles: ['manager'], missing: [] }],
} as unknown as Visit;

const paid = (refundable: number) =>
  ({
    id: 5,
    number: 'SK5',
    means: 'cash',
    amount: 20_000,
    refund_of: null,
    refundable,
    goes_to: 'payer',
    afterwards: 'on_account_again',
  }) as unknown as PaymentRow;

const call = vi.fn();

beforeEach(() => {
  call.mockReset();
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

const page = (refundable: number) => (
  <QueryClientProvider client={new QueryClient()}>
    <App>
      <RefundForm visit={visit} payment={paid(refundable)} />
    </App>
  </QueryClientProvider>
);

const give = async () => {
  const send = screen.getByTestId('refund-send');
  await vi.waitFor(() => expect(send).toHaveProperty('disabled', false), 3000);
  const before = call.mock.calls.length;
  fireEvent.click(send);
  await vi.waitFor(() => expect(call.mock.calls.length).toBe(before + 1));
};

it('gives back on what was there when the dialog opened, and after a refusal on what is there now', async () => {
  const { rerender } = render(page(20_000));
  fireEvent.click(screen.getByTestId('action-refund_payment'));
  fireEvent.change(screen.getByTestId('refund-amount').querySelector('input') as HTMLInputElement, {
    target: { value: '50' },
  });
  fireEvent.change(screen.getByTestId('refund-reason'), { target: { value: '多收' } });
  // Somebody else gave back 50.00 meanwhile, and the page was told.
  rerender(page(15_000));
  call.mockRejectedValueOnce({
    code: 'refundable_changed',
    params: { seen: 20_000, remains: 15_000 },
  });
  await give();
  expect(call.mock.calls[0]?.[1]).toMatchObject({ payment_id: 5, refundable: 20_000, amount: 5_000 });
  await screen.findByText(/150\.00/);
  call.mockResolvedValueOnce({});
  await give();
  expect(call.mock.calls[1]?.[1]).toMatchObject({ refundable: 15_000, amount: 5_000 });
});

it('says before it is confirmed where the money goes and what is owed then', async () => {
  render(page(20_000));
  fireEvent.click(screen.getByTestId('action-refund_payment'));
  const says = (await screen.findByTestId('refund-leads')).textContent;
  expect(says).toContain('退给付款方');
  expect(says).toContain('重新记到付款方的挂账上');
});
