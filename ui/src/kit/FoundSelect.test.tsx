import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { FoundSelect } from './FoundSelect';

const names: Record<number, string> = { 1: '张小芳', 2: '陈立' };
const one = (value: number) => ({ value, label: names[value] });

/** A form that knows of what was taken no more than its number. */
function Form({ found }: { found: number[] | undefined }) {
  const [value, setValue] = useState<number | undefined>(1);
  const [typed, setTyped] = useState('');
  return (
    <>
      <FoundSelect
        value={value}
        chosen={one(1)}
        typed={typed}
        onType={setTyped}
        found={found?.map(one)}
        onChange={setValue}
        label="客户"
        testId="customer"
      />
      <output>{value}</output>
    </>
  );
}

it('Enter waits for what is found for exactly what is typed, and takes the first of it', () => {
  const { rerender } = render(<Form found={undefined} />);
  const field = screen.getByRole('combobox');
  fireEvent.mouseDown(field);
  fireEvent.change(field, { target: { value: '陈' } });
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 13, which: 13 });
  expect(screen.getByRole('status').textContent).toBe('1');
  rerender(<Form found={[2]} />);
  expect(screen.getByRole('status').textContent).toBe('2');
  expect(screen.getByTestId('customer').textContent).toContain('陈立');
});
