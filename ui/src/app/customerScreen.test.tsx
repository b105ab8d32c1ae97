import type { CustomerScreen as Screen } from '@bindings';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Refusal } from '../api/errors';
import { type Connection, installTransport, type Transport } from '../api/transport';
import { switchLanguage } from '../i18n/language';
import CustomerScreen from './CustomerScreen';
import { queries } from './queries';

const qr = ['1010101', '0101010', '1010101', '0101010', '1010101', '0101010', '1010101'];
const nothing: Screen = { shop_name: '顺达汽修', due: null, thanks: false };
const due: Screen = {
  ...nothing,
  due: {
    plate: '粤B12345',
    plate_colour: 'blue',
    amount: 12_999,
    codes: [
      { means: 'wechat', amount: 12_999, qr },
      { means: 'alipay', amount: 12_999, qr },
    ],
  },
};

let shows: Screen;
let refused: string | undefined;
let tell: (connection: Connection) => void = () => undefined;
const call = vi.fn(async (_command: string): Promise<unknown> => {
  if (refused) throw new Refusal(refused as Refusal['code']);
  return shows;
});
const onLeave = vi.fn();

beforeEach(() => {
  queries.clear();
  call.mockClear();
  onLeave.mockClear();
  localStorage.clear();
  sessionStorage.clear();
  [shows, refused] = [nothing, undefined];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const door: Partial<Transport> = {
    place: 'station',
    call,
    onChanges: () => () => undefined,
    onConnection(listener) {
      tell = listener;
      listener('connected');
      return () => undefined;
    },
  };
  installTransport(door as Transport);
});

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await switchLanguage('zh-CN');
});

const soon = () => act(async () => vi.advanceTimersByTimeAsync(1000));

async function draw(leave?: () => void) {
  const drawn = render(
    <QueryClientProvider client={queries}>
      <CustomerScreen {...(leave && { onLeave: leave })} />
    </QueryClientProvider>,
  );
  await soon();
  return drawn;
}

it('shows plate and amount beside the codes, within a second, and thanks once it is paid', async () => {
  await draw(onLeave);
  expect(screen.getByTestId('customer-welcome').textContent).toBe('欢迎光临');
  shows = due;
  await soon();
  const bill = screen.getByTestId('customer-due');
  expect(bill.textContent).toContain('129.99');
  expect(bill.querySelector('[data-plate]')?.getAttribute('data-plate')).toBe('粤B12345');
  expect(within(bill).getAllByTestId('qr-code')).toHaveLength(2);
  expect(screen.getByTestId('customer-code-wechat').textContent).toContain('微信扫码，输入 129.99 元');
  shows = { ...nothing, thanks: true };
  await soon();
  expect(screen.getByTestId('customer-thanks').textContent).toBe('已付清，谢谢惠顾！');
  expect(screen.queryByTestId('qr-code')).toBeNull();
  expect(call.mock.calls.every(([command]) => command === 'customer_screen')).toBe(true);
});

it('keeps no code and no amount: not in the browser, and not of a page that was left', async () => {
  shows = due;
  const { unmount } = await draw(onLeave);
  expect(screen.getAllByTestId('qr-code')).toHaveLength(2);
  expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).not.toContain(qr[0]);
  unmount();
  await soon();
  expect(queries.getQueryCache().getAll()).toEqual([]);
});

it('what it cannot be sure of by now it does not show', async () => {
  shows = due;
  await draw(onLeave);
  act(() => tell('lost'));
  expect(screen.queryByTestId('customer-due')).toBeNull();
  expect(screen.getByTestId('customer-screen').textContent).toContain('请稍候');
  act(() => tell('connected'));
  expect(screen.getByTestId('customer-due')).toBeTruthy();
  refused = 'damaged';
  await soon();
  expect(screen.queryByTestId('customer-due')).toBeNull();
  expect(onLeave).not.toHaveBeenCalled();
});

it('a station that was shut out leaves, and a second window closes with the session it came from', async () => {
  refused = 'not_signed_in';
  const close = vi.spyOn(window, 'close').mockImplementation(() => undefined);
  const { unmount } = await draw(onLeave);
  expect(onLeave).toHaveBeenCalled();
  expect(close).not.toHaveBeenCalled();
  unmount();
  await draw();
  expect(close).toHaveBeenCalled();
  expect(screen.getByTestId('customer-screen').textContent).toContain('请收银员从收银页重新打开客户屏');
  expect(screen.queryByTestId('customer-screen-leave')).toBeNull();
});

it('says the same in English, with a name as long as there are', async () => {
  await switchLanguage('en');
  const shop_name =
    'Shenzhen Bao’an Xin’an Shunfeng Automotive Repair and Maintenance Services Company Limited';
  shows = { ...due, shop_name };
  await draw(onLeave);
  expect(screen.getByRole('heading').textContent).toBe(shop_name);
  expect(screen.getByTestId('customer-due').textContent).toContain('Amount due');
  expect(screen.getByTestId('customer-code-alipay').textContent).toContain(
    'Scan with Alipay and enter 129.99 yuan',
  );
  shows = { ...nothing, shop_name, thanks: true };
  await soon();
  expect(screen.getByTestId('customer-thanks').textContent).toBe('Paid in full. Thank you!');
});
