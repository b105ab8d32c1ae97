import type { CustomerLinkRow, Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { setShopZone } from '../../../i18n/time';
import { OnPhones } from './OnPhones';

const visit = {
  order: { id: 3, number: 'GD20260302001', version: 4 },
  vehicle: { plate: '粤B54321', plate_colour: 'blue' },
} as unknown as Visit;
const estimate: CustomerLinkRow = {
  id: 7,
  kind: 'estimate',
  offered_by_name: '林顾问',
  offered_at: '2026-03-02T01:00:00Z',
  until: '2026-03-05T01:00:00Z',
  opened_at: '2026-03-02T01:05:00Z',
  is_of_before: false,
  can_be_shown: true,
};
const progress: CustomerLinkRow = {
  ...estimate,
  id: 8,
  kind: 'progress',
  opened_at: null,
  is_of_before: true,
  can_be_shown: false,
};

let live: CustomerLinkRow[];
const printed = vi.fn();
const call = vi.fn(async (command: string, request: unknown) => {
  const { id } = request as { id: number };
  if (command === 'list_customer_links') return live;
  if (command === 'show_customer_link') {
    return {
      id,
      kind: 'estimate',
      until: estimate.until,
      address: 'https://192.168.1.20:7443/c/K7PM2XQ9K7PM2XQ9K7PM2X',
      qr: ['101', '010', '111'],
      opened_at: null,
      is_of_before: false,
      ended_at: null,
      is_over: false,
    };
  }
  if (command === 'end_customer_link') live = live.filter((link) => link.id !== id);
  return null;
});

beforeEach(() => {
  call.mockClear();
  printed.mockClear();
  setShopZone(480);
  live = [estimate, progress];
  installTransport({
    place: 'station',
    call,
    document: (address: unknown) => {
      printed(address);
      return Promise.reject({ code: 'link_over' });
    },
  } as Partial<Transport> as Transport);
});

async function draw(roles = ['advisor']) {
  keepSession({ token: 't', person_id: 1, name: '林顾问', roles });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <MemoryRouter>
          <OnPhones visit={visit} />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
  await act(async () => new Promise((done) => setTimeout(done, 0)));
}
const awake = (testId: string) =>
  waitFor(
    () => {
      const button = screen.getByTestId(testId);
      expect(button.dataset.asleep).toBeUndefined();
      return button;
    },
    { timeout: 3000 },
  );

it('a line says how many there are and how many were opened, and each of them tells the rest', async () => {
  await draw();
  expect(call.mock.calls[0]).toEqual(['list_customer_links', { work_order_id: 3 }, undefined]);
  expect((await screen.findByTestId('on-phones')).textContent).toBe('已给客户 2 个码 · 打开 1');
  fireEvent.click(await screen.findByTestId('on-phones'));
  const first = await screen.findByTestId('live-link-estimate');
  for (const said of [
    '报价',
    '客户已打开 03-02 09:05',
    '林顾问 给出 03-02 09:00',
    '有效期至 03-05 周四 09:00',
  ])
    expect(first.textContent).toContain(said);
  // The program was started anew since: nobody can be shown this one, which its phone still has.
  const second = screen.getByTestId('live-link-progress');
  expect(second.textContent).toContain('程序重新启动过，此后客户还没有打开');
  expect(second.textContent).toContain('看不到了');
  expect(within(second).queryByTestId('link-look-8')).toBeNull();
});

it('the same code is shown again and printed, and no other is made', async () => {
  await draw();
  fireEvent.click(await screen.findByTestId('on-phones'));
  fireEvent.click(await screen.findByTestId('link-look-7'));
  await screen.findByTestId('qr-code');
  fireEvent.click(screen.getByTestId('print-slip'));
  await screen.findByText('扫码单 GD20260302001');
  expect(printed).toHaveBeenCalledWith({ kind: 'customer_slip', id: 7, size: undefined });
  expect(call.mock.calls.map(([command]) => command)).not.toContain('offer_customer_link');
});

it('taken back one by one, the last leaves the window open and says that there is none', async () => {
  await draw();
  fireEvent.click(await screen.findByTestId('on-phones'));
  fireEvent.click(await awake('link-end-7'));
  await waitFor(() => expect(screen.queryByTestId('live-link-estimate')).toBeNull());
  fireEvent.click(await awake('link-end-8'));
  await screen.findByText(/现在没有给客户的二维码/);
  expect(
    call.mock.calls.filter(([command]) => command === 'end_customer_link').map(([, ask]) => ask),
  ).toEqual([{ id: 7 }, { id: 8 }]);
});

it('nothing is said where nothing was given out, and who gives none out does not even ask', async () => {
  live = [];
  await draw();
  await waitFor(() => expect(call).toHaveBeenCalled());
  expect(screen.queryByTestId('on-phones')).toBeNull();
  live = [estimate];
  call.mockClear();
  await draw(['technician']);
  expect(call).not.toHaveBeenCalled();
  expect(screen.queryByTestId('on-phones')).toBeNull();
});
