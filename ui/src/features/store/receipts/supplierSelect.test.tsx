import type { SupplierNamed } from '@bindings';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { SupplierSelect } from './SupplierSelect';

const suppliers = [
  { id: 1, name: '广汇配件', initials: 'g h p j' },
  { id: 2, name: '粤通轮胎', initials: 'y t l t' },
] as unknown as SupplierNamed[];

it('initials that were typed before the suppliers are there name one once they are', () => {
  const taken = vi.fn();
  const select = (there: SupplierNamed[] | undefined) => (
    <SupplierSelect suppliers={there} value={undefined} disabled={false} onChange={taken} />
  );
  const { rerender } = render(select(undefined));
  const field = screen.getByRole('combobox');
  fireEvent.mouseDown(field);
  fireEvent.change(field, { target: { value: 'tlt' } });
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 13, which: 13 });
  expect(taken).not.toHaveBeenCalled();
  rerender(select(suppliers));
  expect(taken.mock.calls).toEqual([[2]]);
});
