import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ClashAlert } from './ClashAlert';

const clashes = [
  { field: 'name', label: '姓名', mine: '我的', theirs: '他的' },
  { field: 'phone', label: '电话', mine: '137', theirs: '' },
];

it('is not there while nobody else changed the same', () => {
  render(<ClashAlert clashes={[]} onAnswer={vi.fn()} together="有人改过" />);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('asks field by field, both values in sight', async () => {
  const onAnswer = vi.fn();
  render(<ClashAlert clashes={clashes} onAnswer={onAnswer} />);
  expect(screen.getByTestId('clash').textContent).toContain('现在是：他的');
  expect(screen.getByTestId('clash').textContent).toContain('现在是：–');
  await userEvent.click(screen.getByTestId('clash-theirs-name'));
  await userEvent.click(screen.getByTestId('clash-mine-phone'));
  expect(onAnswer.mock.calls).toEqual([
    ['name', 'theirs'],
    ['phone', 'mine'],
  ]);
});

it('one press answers for all where they are told together', async () => {
  const onAnswer = vi.fn();
  render(<ClashAlert clashes={clashes} onAnswer={onAnswer} together="张小芳也改了：姓名、电话" />);
  expect(screen.getByRole('alert').textContent).toContain('张小芳也改了');
  await userEvent.click(screen.getByTestId('clash-keep-mine'));
  await userEvent.click(screen.getByTestId('clash-take-theirs'));
  expect(onAnswer.mock.calls).toEqual([
    ['name', 'mine'],
    ['phone', 'mine'],
    ['name', 'theirs'],
    ['phone', 'theirs'],
  ]);
});
