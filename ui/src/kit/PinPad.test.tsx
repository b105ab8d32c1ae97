import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { PinPad } from './PinPad';

const press = (keys: string) => {
  for (const key of keys) fireEvent.keyDown(window, { key });
};

it('who tried too often sees the seconds go by, and nothing says to wait when they are over', async () => {
  vi.useFakeTimers();
  const onEnter = vi.fn().mockRejectedValue({ code: 'too_many_tries', params: { seconds: 3 } });
  render(<PinPad onEnter={onEnter} verb="登录" />);
  press('1234');
  await act(async () => fireEvent.keyDown(window, { key: 'Enter' }));
  expect(screen.getByRole('alert').textContent).toContain('请等 3 秒再试');
  await act(async () => vi.advanceTimersByTimeAsync(1000));
  expect(screen.getByRole('alert').textContent).toContain('请等 2 秒再试');
  // Typing meanwhile takes the reason away from nobody.
  press('1');
  expect(screen.getByRole('alert')).toBeTruthy();
  for (let second = 0; second < 2; second++) await act(async () => vi.advanceTimersByTimeAsync(1000));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('a wrong PIN is said until the next one is typed', async () => {
  render(<PinPad onEnter={vi.fn().mockRejectedValue({ code: 'wrong_pin' })} verb="登录" />);
  press('1234');
  await act(async () => fireEvent.keyDown(window, { key: 'Enter' }));
  expect(screen.getByRole('alert').textContent).toContain('密码不对');
  press('1');
  expect(screen.queryByRole('alert')).toBeNull();
});
