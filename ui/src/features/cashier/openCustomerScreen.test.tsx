import { fireEvent, render, screen } from '@testing-library/react';
import { App } from 'antd';
import { afterEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { OpenCustomerScreen } from './OpenCustomerScreen';

const open = vi.spyOn(window, 'open');

afterEach(() => open.mockReset());

function draw(place: Transport['place'], roles = ['cashier']) {
  installTransport({ place } as Partial<Transport> as Transport);
  keepSession({ token: 't', person_id: 1, name: '收银', roles });
  render(
    <App>
      <OpenCustomerScreen />
    </App>,
  );
}

it('a browser opens it in a second window, and an older one of an earlier session goes', async () => {
  const close = vi.fn();
  open.mockReturnValue({ close } as unknown as Window);
  draw('station');
  fireEvent.click(screen.getByTestId('open-customer-screen'));
  expect(open).toHaveBeenLastCalledWith('#/customer-screen', '_blank', expect.stringContaining('popup'));
  expect(close).not.toHaveBeenCalled();
  await vi.waitFor(() => {
    fireEvent.click(screen.getByTestId('open-customer-screen'));
    expect(close).toHaveBeenCalled();
  });
  expect(screen.queryByTestId('customer-screen-how')).toBeNull();
});

it('the program’s own window, and a browser that opens none, say how another device shows it', async () => {
  draw('window');
  fireEvent.click(screen.getByTestId('open-customer-screen'));
  expect((await screen.findByTestId('customer-screen-how')).textContent).toContain('客户屏');
  expect(open).not.toHaveBeenCalled();
});

it('a browser that lets no window open says so', async () => {
  open.mockReturnValue(null);
  draw('station');
  fireEvent.click(screen.getByTestId('open-customer-screen'));
  expect(await screen.findByText(/请允许本页打开新窗口/)).toBeTruthy();
});

it('whoever takes no money is offered none', () => {
  draw('station', ['advisor']);
  expect(screen.queryByTestId('open-customer-screen')).toBeNull();
});
