import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { TaskProgress } from './TaskProgress';

it('tells of no more than there is', () => {
  const { rerender } = render(<TaskProgress kind="undo_import" state="running" done={3} total={5} />);
  expect(screen.getByRole('status').textContent).toContain('3 / 5');
  rerender(<TaskProgress kind="undo_import" state="done" done={120} total={5} />);
  expect(screen.getByRole('status').textContent).toContain('5 / 5');
});

it('tells how much of a file is read while nobody knows how long it is', () => {
  const { rerender } = render(<TaskProgress kind="import" state="running" done={0} total={0} />);
  expect(screen.getByRole('status').textContent).not.toContain('行');
  rerender(<TaskProgress kind="import" state="running" done={12000} total={0} />);
  expect(screen.getByRole('status').textContent).toContain('已读 12000 行');
});
