import type { CustomerLinkShown, LinkTarget, Visit } from '@bindings';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../../api/session';
import { installTransport, type Transport } from '../../../api/transport';
import { setShopZone } from '../../../i18n/time';
import { OwnPhone } from './OwnPhone';

const visit = { order: { id: 3 }, vehicle: { plate: '粤B54321', plate_colour: 'blue' } } as unknown as Visit;
const open: CustomerLinkShown = {
  id: 7,
  kind: 'estimate',
  until: '2026-03-05T01:00:00Z',
  address: 'https://192.168.1.20:7443/c/K7PM2XQ9K7PM2XQ9K7PM2X',
  qr: ['101', '010', '111'],
  opened_at: null,
  is_of_before: false,
  ended_at: null,
  is_over: false,
};

let links: Record<number, CustomerLinkShown>;
let next: number;
let queries: QueryClient;
const call = vi.fn(async (command: string, request: unknown) => {
  const { id } = request as { id: number };
  if (command === 'offer_customer_link') return { id: next++ };
  if (command === 'show_customer_link') return links[id];
  if (command === 'end_customer_link') {
    links[id] = {
      ...open,
      ...links[id],
      is_over: true,
      ended_at: '2026-03-02T01:00:00Z',
      address: null,
      qr: [],
    };
  }
  return null;
});
const asked = (command: string) =>
  call.mock.calls.filter(([name]) => name === command).map(([, request]) => request);

beforeEach(() => {
  call.mockClear();
  setShopZone(480);
  links = { 7: open };
  next = 7;
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
});

function draw(roles: string[] = ['advisor'], thing: LinkTarget = { kind: 'estimate' }, inline = false) {
  keepSession({ token: 't', person_id: 1, name: '林顾问', roles });
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queries}>
      <AntApp>
        <MemoryRouter>
          <OwnPhone visit={visit} thing={thing} inline={inline} />
        </MemoryRouter>
      </AntApp>
    </QueryClientProvider>,
  );
}
const offer = async (thing = 'estimate') => {
  fireEvent.click(screen.getByTestId(`own-phone-${thing}`));
  return await screen.findByRole('dialog');
};
/** The link stands otherwise at the host, and the page hears of it. */
async function becomes(change: Partial<CustomerLinkShown>) {
  links[7] = { ...open, ...links[7], ...change };
  await queries.invalidateQueries();
}

it('a code is made for this visit, shown large with what to do, and tells when it was opened', async () => {
  draw();
  const dialog = await offer();
  expect(asked('offer_customer_link')).toEqual([{ work_order_id: 3, thing: { kind: 'estimate' } }]);
  const code = await within(dialog).findByRole('img', { name: '给客户扫的二维码' });
  expect(code.getAttribute('viewBox')).toBe('0 0 11 11');
  expect(Number(code.getAttribute('width')) / 11).toBeGreaterThanOrEqual(8);
  const said = dialog.textContent;
  for (const words of [
    '粤B·54321',
    '客户用手机答复报价',
    'Wi-Fi',
    '“高级”→“继续前往”',
    '“显示详细信息”→“访问此网站”',
    '“在浏览器打开”',
    '有效期至 03-05 周四 09:00',
  ])
    expect(said).toContain(words);
  expect(screen.getByTestId('link-address').textContent).toBe(open.address);
  expect(screen.getByTestId('link-opened').textContent).toBe('客户还没有打开');
  await becomes({ opened_at: '2026-03-02T01:05:00Z' });
  await waitFor(() =>
    expect(screen.getByTestId('link-opened').textContent).toContain('客户已打开 03-02 09:05'),
  );
});

it('ended at the counter, nothing is left to photograph and a new one can be made', async () => {
  draw();
  await offer();
  fireEvent.click(await screen.findByTestId('action-end_customer_link'));
  expect((await screen.findByTestId('link-over')).textContent).toContain('已停用');
  expect(asked('end_customer_link')).toEqual([{ id: 7 }]);
  expect(screen.queryByTestId('qr-code')).toBeNull();
  links[8] = { ...open, id: 8 };
  fireEvent.click(screen.getByTestId('own-phone-again'));
  await screen.findByTestId('qr-code');
  expect(asked('offer_customer_link')).toHaveLength(2);
});

it('what has run out says so, and not that it was ended', async () => {
  draw();
  await offer();
  await screen.findByTestId('qr-code');
  await becomes({ is_over: true, address: null, qr: [] });
  expect((await screen.findByTestId('link-over')).textContent).toContain('已过期');
});

it('through a shut door no code leads: the way out is told, and once it opens the code is there', async () => {
  links[7] = { ...open, address: null, qr: [] };
  draw(['advisor', 'manager']);
  const dialog = await offer();
  expect((await screen.findByTestId('link-shut')).textContent).toContain('让其他设备连进来');
  expect(screen.queryByTestId('qr-code')).toBeNull();
  expect(within(dialog).getByRole('link').getAttribute('href')).toBe('/settings/stations');
  await becomes(open);
  await screen.findByTestId('qr-code');
  expect(screen.queryByTestId('link-shut')).toBeNull();
});

it('the way to the door is a manager’s alone', async () => {
  links[7] = { ...open, address: null, qr: [] };
  draw(['advisor']);
  await offer();
  await screen.findByTestId('link-shut');
  expect(screen.queryByRole('link')).toBeNull();
  expect(screen.getByTestId('own-phone-again')).toBeTruthy();
});

it('a sheet is asked for by its number', async () => {
  links[7] = { ...open, kind: 'sheet' };
  draw(['cashier'], { kind: 'sheet', sheet_id: 12 });
  const dialog = await offer('sheet');
  await screen.findByTestId('qr-code');
  expect(dialog.textContent).toContain('看这张结算单');
  expect(asked('offer_customer_link')).toEqual([
    { work_order_id: 3, thing: { kind: 'sheet', sheet_id: 12 } },
  ]);
});

it('who speaks with no customer has no button', () => {
  draw(['technician']);
  expect(screen.queryByTestId('own-phone-estimate')).toBeNull();
});

it('where it is drawn as its icon alone it still says what it does', async () => {
  links[7] = { ...open, kind: 'progress' };
  draw(['advisor'], { kind: 'progress' }, true);
  const button = screen.getByRole('button', { name: '客户用手机看进度' });
  expect(button.textContent).toBe('');
  fireEvent.click(button);
  await screen.findByTestId('qr-code');
});
