import type { Line } from '@bindings';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { NotIssued } from './NotIssued';

afterEach(cleanup);
const lines = [
  { id: 1, name: '前制动片' },
  { id: 2, name: '机油滤清器' },
] as Line[];

it('names what was fitted and never issued, and says nothing where all was', () => {
  const { rerender } = render(<NotIssued visit={{ lines, parts_not_issued: [2] }} />);
  const said = screen.getByTestId('parts-not-issued').textContent;
  expect(said).toContain('机油滤清器');
  expect(said).not.toContain('前制动片');
  rerender(<NotIssued visit={{ lines, parts_not_issued: [] }} />);
  expect(screen.queryByTestId('parts-not-issued')).toBeNull();
});
