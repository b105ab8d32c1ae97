import type { Missing, SheetRow, Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { App } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../../api/transport';
import { VoidForm } from './VoidForm';

const visitWith = (missing: Missing[]) =>
  ({
    order: { id: 7 },
    vehicle: { plate: '粤B12345', plate_colour: 'blue' },
    actions: [{ action: 'void_settlement', next: false, yours: true, roles: ['manager'], missing }],
  }) as unknown as Visit;

const sheet = (more: Partial<SheetRow>) =>
  ({
    id: 5,
    number: 'JS5',
    received: 0,
    on_account: 20_000,
    set_free: 0,
    voiding_ended: null,
    actions: ['void_settlement'],
    ...more,
  }) as unknown as SheetRow;

const call = vi.fn();

beforeEach(() => {
  call.mockReset();
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

const page = (more: Partial<SheetRow>, missing: Missing[] = []) => (
  <QueryClientProvider client={new QueryClient()}>
    <App>
      <VoidForm visit={visitWith(missing)} sheet={sheet(more)} />
    </App>
  </QueryClientProvider>
);

const confirm = async () => {
  const send = screen.getByTestId('reason-confirm');
  const before = call.mock.calls.length;
  // The button takes no press before it has come to rest.
  await vi.waitFor(() => {
    fireEvent.click(send);
    expect(call.mock.calls.length).toBe(before + 1);
  }, 3000);
};

it('voids the sheet that was shown when the dialog opened, and after a refusal the one shown now', async () => {
  const { rerender } = render(page({}));
  fireEvent.click(screen.getByTestId('action-void_settlement'));
  fireEvent.change(screen.getByTestId('reason'), { target: { value: '开错' } });
  // The payer paid 150.00 at another till meanwhile, and the page was told.
  const paid = { received: 15_000, on_account: 5_000, set_free: 15_000 };
  rerender(page(paid));
  call.mockRejectedValueOnce({ code: 'sheet_changed', params: { received: 15_000, on_account: 5_000 } });
  await confirm();
  expect(call.mock.calls[0]?.[1]).toMatchObject({ settlement_id: 5, received: 0, on_account: 20_000 });
  await screen.findByText(/刚有变动/);
  call.mockResolvedValueOnce({});
  await confirm();
  expect(call.mock.calls[1]?.[1]).toMatchObject({ received: 15_000, on_account: 5_000, reason: '开错' });
});

it('says before it is confirmed what becomes of the money received and of that on account', () => {
  render(page({ received: 15_000, on_account: 5_000, set_free: 10_000 }));
  fireEvent.click(screen.getByTestId('action-void_settlement'));
  for (const says of [/已收的 100\.00 元/, /付的 50\.00 元退回原处/, /挂账的 50\.00 元随作废撤销/])
    expect(screen.getByText(says)).toBeDefined();
});

it('says of a sheet whose days are over how many they were, once', () => {
  render(page({ voiding_ended: 90, actions: [] }, [{ what: 'taking_back_ended', days: 90 }]));
  expect(screen.getAllByText(/90 天内才能作废/)).toHaveLength(1);
  fireEvent.click(screen.getByTestId('action-void_settlement'));
  expect(screen.queryByTestId('reason')).toBeNull();
});

it('offers nothing on a sheet that is gone', () => {
  render(page({ actions: [] }));
  expect(screen.queryByTestId('action-void_settlement')).toBeNull();
});
