// A computer that keeps a shop of its own goes to another one's later, and is told what becomes of its own.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { JoinLater } from './JoinLater';

const desktop = { station: vi.fn(), joinAShop: vi.fn() };

const at = (place: 'window' | 'station') =>
  installTransport({
    place,
    desktop: place === 'window' ? desktop : undefined,
    call: () => Promise.resolve({ shop_name: '顺达汽修', ready: true, people: [] }),
    onConnection: () => () => undefined,
  } as unknown as Transport);

beforeEach(() => {
  desktop.station.mockReset().mockResolvedValue({ folder: '/home/shop/工位' });
  desktop.joinAShop.mockReset().mockResolvedValue(undefined);
  keepSession({ token: 'one', person_id: 4, name: '张敏', roles: ['manager'] });
  at('window');
});

const draw = (connected = 0) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AntApp>
        <JoinLater connected={connected} />
      </AntApp>
    </QueryClientProvider>,
  );

it('says where the shop that is here stays before anything is done, and who is cut off', async () => {
  draw(3);
  fireEvent.click(await screen.findByTestId('join-later-open'));
  await waitFor(() => expect(screen.getByTestId('join-later-sure').textContent).toContain('/home/shop/工位'));
  const said = screen.getByTestId('join-later-sure').textContent;
  await waitFor(() => expect(screen.getByTestId('join-later-sure').textContent).toContain('顺达汽修'));
  expect(said).toContain('不会删除');
  expect(said).toContain('现在有 3 台设备');
  expect(desktop.joinAShop).not.toHaveBeenCalled();
  fireEvent.click(screen.getByTestId('join-later-back'));
  await waitFor(() => expect(screen.queryByTestId('join-later-sure')).toBeNull());
  expect(desktop.joinAShop).not.toHaveBeenCalled();
});

it('goes when it is confirmed, and says why it cannot', async () => {
  desktop.joinAShop.mockRejectedValueOnce({
    code: 'cannot_save',
    params: { path: 'D:\\Workbay', reason: 'denied' },
  });
  draw();
  fireEvent.click(await screen.findByTestId('join-later-open'));
  const really = await screen.findByTestId<HTMLButtonElement>('join-later-really');
  await waitFor(() => expect(really.dataset.asleep).toBeUndefined(), { timeout: 3000 });
  fireEvent.click(really);
  expect((await screen.findByRole('alert')).textContent).toContain('D:\\Workbay');
  await waitFor(() => expect(really.disabled).toBe(false));
  fireEvent.click(really);
  await waitFor(() => expect(desktop.joinAShop).toHaveBeenCalledTimes(2));
});

it('a browser is offered nothing: the shop is not on its computer', () => {
  at('station');
  draw();
  expect(screen.queryByTestId('join-later')).toBeNull();
});
