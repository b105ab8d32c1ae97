import ours from '@assets/licences/third-party.json';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetSession, keepSession } from '../../api/session';
import { installTransport, type Station, type Transport } from '../../api/transport';
import { About } from './About';

const here: Station = {
  name: '前台',
  version: '0.1.0',
  folder: 'D:\\Workbay\\data',
  address: 'http://192.168.1.20:7878',
};
const status = { ready: true, shop_name: '顺达汽修', people: [], program_version: '0.1.0' };
const call = async (command: string) => (command === 'shop_status' ? status : null);

const writeText = vi.fn(async (_text: string) => undefined);
const giveClipboard = (clipboard: Partial<Clipboard> | undefined) =>
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });

beforeEach(() => {
  forgetSession();
  keepSession({ token: 't', person_id: 2, name: '张小芳', roles: ['advisor'], station: '二号工位' });
  writeText.mockClear();
  giveClipboard({ writeText });
});
afterEach(() => {
  Reflect.deleteProperty(navigator, 'clipboard');
  Reflect.deleteProperty(document, 'execCommand');
});

const draw = () =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntApp>
        <About />
      </AntApp>
    </QueryClientProvider>,
  );

function inWindow(station: Station) {
  const desktop = { station: async () => station };
  installTransport({ place: 'window', call, desktop } as unknown as Transport);
  return draw();
}

function inBrowser() {
  installTransport({ place: 'station', call } as Partial<Transport> as Transport);
  return draw();
}

it.each([
  ['the data folder', 'copy-folder', here.folder],
  ['the address', 'copy-address', 'http://192.168.1.20:7878'],
])('in the window %s is copied by one press', async (_, button, text) => {
  inWindow(here);
  const copy = await screen.findByTestId(button);
  expect(copy.parentElement?.textContent).toContain(text);
  expect(writeText).not.toHaveBeenCalled();
  fireEvent.click(copy);
  expect(await screen.findByText(`已复制 ${text}`)).toBeTruthy();
  expect(writeText.mock.calls).toEqual([[text]]);
});

it('while the door for browsers is shut there is no address to copy', async () => {
  const { container } = inWindow({ ...here, address: null });
  await screen.findByTestId('copy-folder');
  expect(container.textContent).toContain('没有对浏览器开放');
  expect(screen.queryByTestId('copy-address')).toBeNull();
});

it('in a browser its own address is copied, and the folder is the host’s', async () => {
  const { container } = inBrowser();
  fireEvent.click(await screen.findByTestId('copy-address'));
  expect(await screen.findByText(`已复制 ${window.location.origin}`)).toBeTruthy();
  expect(writeText.mock.calls).toEqual([[window.location.origin]]);
  expect(container.textContent).toContain('数据文件夹在主机上');
  expect(screen.queryByTestId('copy-folder')).toBeNull();
});

it('in a browser over plain http, which keeps the clipboard to itself, it is copied all the same', async () => {
  giveClipboard(undefined);
  const copied: string[] = [];
  document.execCommand = (command) => {
    // jsdom selects without moving the focus, so that the field is looked for where it lies.
    const field = document.querySelector<HTMLTextAreaElement>('body > textarea');
    if (command === 'copy' && field) copied.push(field.value.slice(field.selectionStart, field.selectionEnd));
    return true;
  };
  inBrowser();
  fireEvent.click(await screen.findByTestId('copy-address'));
  expect(await screen.findByText(`已复制 ${window.location.origin}`)).toBeTruthy();
  expect(copied).toEqual([window.location.origin]);
});

it('what the browser copies by neither way is not said to be copied', async () => {
  giveClipboard({ writeText: async () => Promise.reject(new Error('not allowed')) });
  document.execCommand = () => false;
  inBrowser();
  fireEvent.click(await screen.findByTestId('copy-address'));
  expect(await screen.findByText(`没能复制，浏览器不让程序这么做：${window.location.origin}`)).toBeTruthy();
  expect(screen.queryByText(`已复制 ${window.location.origin}`)).toBeNull();
});

it('the licences are listed on request: the program’s own, and of each part its name, version and licence', async () => {
  inBrowser();
  expect(screen.queryByTestId('licence-list')).toBeNull();
  fireEvent.click(screen.getByTestId('licences'));
  const list = await screen.findByTestId('licence-list');
  expect(screen.getByRole('dialog').textContent).toContain('Workbay 本身按 Apache-2.0 许可证发布');
  const rows = [...list.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.textContent));
  expect(rows).toEqual(ours);
  // Both halves of the program are there: what draws the pages, and what keeps the file.
  for (const part of ['react', 'rusqlite']) expect(within(list).getByText(part)).toBeTruthy();
});
