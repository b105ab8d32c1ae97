import type { PaymentRow, Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { App } from 'antd';
import { expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../../../api/transport';
import { Receipt } from './Receipt';

const paper = { kind: 'receipt', id: 4, number: 'SK4' };

it('offers the one paper of what was taken at once also beside its second receipt', () => {
  installTransport({ place: 'station', call: vi.fn() } as Partial<Transport> as Transport);
  const visit = { order: { id: 7 }, actions: [], people: [], papers: [paper] } as unknown as Visit;
  const payment = {
    id: 5,
    number: 'SK5',
    taken_with: 4,
    means: 'wechat',
    amount: 999,
    reason: '',
    at: '2026-03-02T01:00:00Z',
    person_id: 2,
  } as unknown as PaymentRow;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <App>
        <Receipt visit={visit} payment={payment} goesBack={false} />
      </App>
    </QueryClientProvider>,
  );
  expect(screen.getByTestId('receipt-5')).toBeDefined();
});
