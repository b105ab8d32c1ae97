// Whether the shop stays open while the window of its computer is closed, and the end of all of it.
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App as AntApp } from 'antd';
import { beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../../api/session';
import { installTransport, type Transport } from '../../api/transport';
import { takeAway, upload } from '../photos/uploads';
import { WithoutWindow } from './WithoutWindow';

const desktop = { isResident: vi.fn(), setResident: vi.fn(), endProgram: vi.fn(), station: vi.fn() };
const refusal = { code: 'cannot_start_by_itself', params: { reason: 'Access is denied' } };

beforeEach(() => {
  desktop.isResident.mockReset().mockResolvedValue(true);
  desktop.setResident.mockReset().mockResolvedValue(undefined);
  desktop.endProgram.mockReset().mockResolvedValue(undefined);
  desktop.station.mockReset().mockResolvedValue({ folder: '/home/shop/Workbay' });
  // What is on its way in these tests never gets there.
  const call = () => new Promise(() => undefined);
  installTransport({ place: 'window', desktop, call } as unknown as Transport);
  keepSession({ token: 'one', person_id: 4, name: '张敏', roles: ['manager'] });
});

const draw = (isOpen = true, connected = 0) =>
  render(
    <AntApp>
      <WithoutWindow isOpen={isOpen} connected={connected} />
    </AntApp>,
  );
const awake = (testId: string) =>
  waitFor(
    () => {
      const button = screen.getByTestId<HTMLButtonElement>(testId);
      expect(button.dataset.asleep).toBeUndefined();
      return button;
    },
    { timeout: 3000 },
  );

it('is turned on and off in words of its own, and not in those of the door', async () => {
  desktop.isResident.mockResolvedValue(false);
  draw();
  expect((await screen.findByTestId('resident-state')).textContent).toBe('未启用');
  const on = await awake('resident-on');
  expect(on.textContent?.replace(' ', '')).toBe('启用');
  fireEvent.click(on);
  expect((await awake('resident-off')).textContent?.replace(' ', '')).toBe('停用');
  expect(desktop.setResident).toHaveBeenCalledWith(true);
  expect(screen.getByTestId('resident-state').textContent).toBe('已启用');
  fireEvent.click(screen.getByTestId('resident-off'));
  await screen.findByTestId('resident-on');
  expect(desktop.setResident).toHaveBeenLastCalledWith(false);
});

it.each([true, false])(
  'turned on (%s) or off: nothing serves before a sign-in, but a service does by a command',
  async (on) => {
    desktop.isResident.mockResolvedValue(on);
    draw();
    const said = await screen.findByTestId('resident-before-sign-in');
    expect(said.textContent).toContain('有人登录这台电脑之前，其他设备还用不了');
    expect(said.textContent).toContain('workbay --serve --data "/home/shop/Workbay"');
  },
);

it('says what is needed first while no other device comes in', async () => {
  const { unmount } = draw(true);
  await screen.findByTestId('resident-state');
  expect(screen.queryByTestId('resident-door-first')).toBeNull();
  unmount();
  draw(false);
  expect((await screen.findByTestId('resident-door-first')).textContent).toContain('先在上面打开');
});

it('a system that does not say how it stands is told of, and nothing is offered or explained', async () => {
  desktop.isResident.mockRejectedValue(refusal);
  draw();
  expect((await screen.findByRole('alert')).textContent).toContain('没有写入权限');
  expect(screen.queryByTestId('resident-state')).toBeNull();
  expect(screen.queryByTestId('resident-on')).toBeNull();
  expect(screen.getByTestId('resident').textContent).not.toContain('登录');
});

it('a system that does not let it start by itself says why, and it stays as it was', async () => {
  desktop.isResident.mockResolvedValue(false);
  desktop.setResident.mockRejectedValue(refusal);
  draw();
  await screen.findByTestId('resident-on');
  fireEvent.click(await awake('resident-on'));
  expect((await screen.findByRole('alert')).textContent).toContain('没有写入权限');
  expect(screen.getByTestId('resident-state').textContent).toBe('未启用');
});

it('the end of the program says how many devices it cuts off', async () => {
  draw(true, 3);
  expect((await screen.findByTestId('end-program-connected')).textContent).toBe(
    '现在有 3 台设备连着，会断开。',
  );
  fireEvent.click(await awake('end-program'));
  await waitFor(() => expect(desktop.endProgram).toHaveBeenCalledOnce());
});

it('and waits for what is still being sent from this window', async () => {
  draw();
  await awake('end-program');
  expect(screen.queryByTestId('end-program-connected')).toBeNull();
  upload({ work_order_id: 7, kind: 'file' }, [new File(['x'], '保单.pdf')]);
  await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('end-program').disabled).toBe(true));
  expect(screen.getByTestId('resident').textContent).toContain('还没传完');
  fireEvent.click(screen.getByTestId('end-program'));
  expect(desktop.endProgram).not.toHaveBeenCalled();
  for (let key = 0; key < 5; key += 1) takeAway(key);
  await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('end-program').disabled).toBe(false));
});
