import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { isFound, type Known, KnownSelect, KnownSelects } from './KnownSelect';

const bins: Known[] = [
  { value: 1, label: 'A-01' },
  { value: 2, label: 'B-02', said: 'B-02 机油架 jyj' },
];

function One({ options }: { options: Known[] | undefined }) {
  const [value, setValue] = useState<number | undefined>();
  return (
    <>
      <KnownSelect value={value} options={options} onChange={setValue} label="库位" testId="bin" />
      <output>{value}</output>
    </>
  );
}

function Some({ options }: { options: Known[] | undefined }) {
  const [value, setValue] = useState<number[]>([1]);
  return (
    <>
      <KnownSelects value={value} options={options} onChange={setValue} label="库位" testId="bins" />
      <output>{value.join()}</output>
    </>
  );
}

const taken = () => screen.getByRole('status').textContent;
function typed(text: string): HTMLElement {
  const field = screen.getByRole('combobox');
  fireEvent.mouseDown(field);
  fireEvent.change(field, { target: { value: text } });
  return field;
}
const enter = (field: HTMLElement) => fireEvent.keyDown(field, { key: 'Enter', keyCode: 13, which: 13 });

it('Enter waits for the list, and takes the first of what was typed', () => {
  const { rerender } = render(<One options={undefined} />);
  enter(typed('jyj'));
  expect(taken()).toBe('');
  rerender(<One options={bins} />);
  expect(taken()).toBe('2');
  expect(screen.getByTestId('bin').textContent).toContain('B-02');
});

it('takes nothing where what was typed is not there, and nothing that was typed on since', () => {
  const { rerender } = render(<One options={undefined} />);
  const field = typed('jyj');
  enter(field);
  fireEvent.change(field, { target: { value: 'A' } });
  rerender(<One options={bins} />);
  expect(taken()).toBe('');
  rerender(<One options={undefined} />);
  enter(typed('Z'));
  rerender(<One options={bins} />);
  expect(taken()).toBe('');
});

it('and puts it to those that are chosen', () => {
  const { rerender } = render(<Some options={undefined} />);
  enter(typed('b-02'));
  rerender(<Some options={bins} />);
  expect(taken()).toBe('1,2');
});

it('finds by any part of what is said, in capitals or not', () => {
  const [, oil] = bins;
  const found = [' JYJ', '机油', 'b-0', 'A'].map((text) => oil && isFound(oil, text));
  expect(found).toEqual([true, true, true, false]);
});
