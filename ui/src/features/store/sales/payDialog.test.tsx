// What is taken at the counter is what its button names: the price, what is held for old parts, or only what is paid now.
import type { CoreShown, CounterSaleQuote } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { coresFound } from './CoresPage';
import { PayDialog } from './PayDialog';

const quote = { total: 160_000, core: 40_000, lines: [], refusals: [] } as unknown as CounterSaleQuote;
const call = vi.fn(async (name: string, _request: unknown) =>
  name === 'sell_on_account' ? { id: 1, change: 0, payments: [] } : { people: [], codes: [] },
);

beforeEach(() => {
  forgetSession();
  keepSession({ token: 't', person_id: 2, name: '方配件', roles: ['parts_keeper'] });
  call.mockClear();
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

const shown = (customer: number | undefined, of = quote) =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <App>
        <MemoryRouter>
          <PayDialog
            cart={[]}
            quote={of}
            customer={customer}
            exchange={undefined}
            onSold={() => undefined}
            onClose={() => undefined}
          />
        </MemoryRouter>
      </App>
    </QueryClientProvider>,
  );
const button = () => screen.getByTestId('action-sell_at_counter').textContent?.replace(',', '');

it('names the deposit on the old parts with the price', () => {
  shown(undefined);
  expect(button()).toContain('收款 2000.00 元');
  expect(screen.queryByTestId('sale-on-account')).toBeNull();
});

it('names only what is paid now of a sale on account, and what goes on account where nothing is', async () => {
  shown(7);
  fireEvent.click(screen.getByTestId('sale-on-account'));
  expect(button()).toContain('收款 400.00 元');
  expect(call.mock.calls.some(([name]) => name === 'sell_on_account')).toBe(false);
});

it('puts all of it on account without a means, with its reason', async () => {
  shown(7, { ...quote, core: 0 } as CounterSaleQuote);
  fireEvent.click(screen.getByTestId('sale-on-account'));
  expect(button()).toContain('挂账 1600.00 元');
  fireEvent.change(screen.getByTestId('sale-account-reason'), { target: { value: '月结' } });
  fireEvent.click(screen.getByTestId('action-sell_at_counter'));
  await waitFor(() => expect(call.mock.calls.some(([name]) => name === 'sell_on_account')).toBe(true));
  const asked = call.mock.calls.find(([name]) => name === 'sell_on_account')?.[1];
  expect(asked).toMatchObject({ reason: '月结', sale: { customer_id: 7, total: 160_000, parts: [] } });
});

it('an old part in the hand is found by its code as it is written on it, and by who brought it', () => {
  const row = (id: number, code: string, payer_name: string): CoreShown =>
    ({ id, code, payer_name, name: '起动机', document: `LS${id}` }) as CoreShown;
  const rows = [row(1, '0986 020-171', '顺达汽修'), row(2, 'ST-2', '')];
  const found = (typed: string) => coresFound(rows, typed).map(({ id }) => id);
  expect([found('0986020171'), found('顺达'), found('ls2'), found(' '), found('水泵')]).toEqual([
    [1],
    [1],
    [2],
    [1, 2],
    [],
  ]);
});
