import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { useCallKeys } from './callKeys';

const keys = { onStep: vi.fn(), onDigit: vi.fn(), onEnter: vi.fn() };

function Page() {
  useCallKeys(keys);
  return (
    <>
      <button type="button" data-row={7}>
        row
      </button>
      <button type="button">press</button>
      <textarea aria-label="note" />
      <input type="radio" aria-label="category" />
    </>
  );
}

beforeEach(() => {
  vi.clearAllMocks();
  render(<Page />);
});

const press = (on: Element, key: string) => fireEvent.keyDown(on, { key });
const button = (name: string) => screen.getByRole('button', { name });

it('arrows, digits and Enter work wherever nobody types', () => {
  press(document.body, 'ArrowDown');
  press(button('row'), 'ArrowUp');
  press(document.body, '3');
  press(button('row'), 'Enter');
  expect(keys.onStep.mock.calls).toEqual([[1], [-1]]);
  expect(keys.onDigit).toHaveBeenCalledWith('3');
  expect(keys.onEnter).toHaveBeenCalledTimes(1);
});

it('a note keeps its own digits, arrows and Enter', () => {
  const note = screen.getByLabelText('note');
  for (const key of ['1', 'ArrowDown', 'Enter']) press(note, key);
  expect(keys.onDigit).not.toHaveBeenCalled();
  expect(keys.onStep).not.toHaveBeenCalled();
  expect(keys.onEnter).not.toHaveBeenCalled();
});

it('a choice keeps its arrows only, a button its Enter only', () => {
  press(screen.getByLabelText('category'), 'ArrowDown');
  press(screen.getByLabelText('category'), '2');
  press(screen.getByLabelText('category'), 'Enter');
  press(button('press'), 'Enter');
  expect(keys.onStep).not.toHaveBeenCalled();
  expect(keys.onDigit).toHaveBeenCalledTimes(1);
  expect(keys.onEnter).toHaveBeenCalledTimes(1);
});

it('Ctrl and an input method leave the keys alone', () => {
  fireEvent.keyDown(document.body, { key: '1', ctrlKey: true });
  fireEvent.keyDown(document.body, { key: '1', isComposing: true });
  expect(keys.onDigit).not.toHaveBeenCalled();
});
