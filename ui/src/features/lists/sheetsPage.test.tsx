import type { SheetListed } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App } from 'antd';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { expect, it } from 'vitest';
import { installTransport, type Transport } from '../../api/transport';
import SheetsPage from './SheetsPage';

const sheet: SheetListed = {
  id: 4,
  number: 'JS20260302004',
  state: 'settled',
  work_order_id: 9,
  order_number: 'GD20260302009',
  plate: '粤B00009',
  plate_colour: 'blue',
  customer_name: '张小芳',
  payer: 'insurer',
  payer_name: '平安产险',
  claim_number: '90510318',
  issued_at: '2026-03-02T02:00:00Z',
  issued_by_name: '收银',
  settled_at: null,
  total: 38_700,
  received: 0,
  on_account: 38_700,
  unpaid: 38_700,
};

const Where = () => <output data-testid="where">{useLocation().pathname}</output>;

it('a sheet says who pays it and that it is on account, and opens its visit', async () => {
  const answers: Record<string, unknown> = {
    list_views: { views: [] },
    list_sheets: { rows: [sheet], next: null, looked_to: null, cut: true },
    total_sheets: { count: 1, total: 38_700, unpaid: 38_700, since: null, next: null, cut: true },
  };
  installTransport({ place: 'station', call: async (name: string) => answers[name] } as unknown as Transport);
  render(
    <App>
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter initialEntries={['/sheets']}>
          <Routes>
            <Route path="/sheets" element={<SheetsPage />} />
            <Route path="*" element={null} />
          </Routes>
          <Where />
        </MemoryRouter>
      </QueryClientProvider>
    </App>,
  );
  const row = await screen.findByTestId('sheet-row-4');
  expect(within(row).getByText('平安产险')).toBeTruthy();
  expect(within(row).getByText(/90510318/)).toBeTruthy();
  fireEvent.click(row);
  await waitFor(() => expect(screen.getByTestId('where').textContent).toBe('/visits/9'));
});
