import type { SupplierChoice } from '@bindings';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { SupplierSelect } from './SupplierSelect';

const suppliers = [
  { id: 1, name: '广汇配件', initials: 'ghpj', licence: null },
  { id: 2, name: '粤通轮胎', initials: 'ytlt', licence: null },
] as unknown as SupplierChoice[];

it('initials that were typed before the suppliers are there name one once they are', () => {
  const taken = vi.fn();
  const select = (there: SupplierChoice[] | undefined) => (
    <SupplierSelect suppliers={there} value={null} onChange={taken} label="供应商" testId="supplier" />
  );
  const { rerender } = render(select(undefined));
  const field = screen.getByRole('combobox');
  fireEvent.mouseDown(field);
  fireEvent.change(field, { target: { value: 'YT' } });
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 13, which: 13 });
  expect(taken).not.toHaveBeenCalled();
  rerender(select(suppliers));
  expect(taken.mock.calls).toEqual([[2]]);
});
