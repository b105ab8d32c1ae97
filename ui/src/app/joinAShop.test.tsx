import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { installTransport, type Transport } from '../api/transport';
import { JoinAShop } from './JoinAShop';

const at = (desktop?: unknown) => installTransport({ place: 'window', desktop } as unknown as Transport);

it('a window offers to work at another computer’s shop, and says why it cannot', async () => {
  const joinAShop = vi
    .fn()
    .mockRejectedValueOnce({ code: 'cannot_save', params: { path: 'D:\\Workbay', reason: 'denied' } })
    .mockResolvedValue(undefined);
  at({ joinAShop });
  render(<JoinAShop />);
  const join = screen.getByTestId('join-a-shop');
  await userEvent.click(join);
  expect((await screen.findByRole('alert')).textContent).toContain('D:\\Workbay');
  await userEvent.click(join);
  expect(joinAShop).toHaveBeenCalledTimes(2);
  expect(screen.queryByRole('alert')).toBeNull();
  // The program begins anew: nothing is pressed twice meanwhile.
  await userEvent.click(join);
  expect(joinAShop).toHaveBeenCalledTimes(2);
});

it('a browser is offered nothing: it goes to the other computer’s address', () => {
  at();
  render(<JoinAShop />);
  expect(screen.queryByTestId('join-a-shop')).toBeNull();
});
