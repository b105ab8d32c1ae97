import { fireEvent, render, screen } from '@testing-library/react';
import { beforeAll, expect, it } from 'vitest';
import { enterMoves } from './Field';

// No layout is computed here: every field counts as drawn.
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
    get: () => document.body,
    configurable: true,
  });
});

const enter = (testId: string) => fireEvent.keyDown(screen.getByTestId(testId), { key: 'Enter' });
const focused = () => document.activeElement?.getAttribute('data-testid');

it('Enter goes on to the first choice that can be made, past a closed list, and to the button at the end', () => {
  render(
    <div onKeyDownCapture={enterMoves}>
      <input data-testid="day" />
      <div role="radiogroup">
        <input type="radio" name="time" data-testid="gone" disabled />
        <input type="radio" name="time" data-testid="free" />
        <input type="radio" name="time" data-testid="later" />
      </div>
      <input role="combobox" aria-expanded="false" data-testid="bay" />
      <button type="button" className="ant-btn-primary" data-testid="book" />
    </div>,
  );
  enter('day');
  expect(focused()).toBe('free');
  enter('free');
  expect(focused()).toBe('bay');
  enter('bay');
  expect(focused()).toBe('book');
});

it('an open list and a field with a use of its own keep their Enter', () => {
  render(
    <div onKeyDownCapture={enterMoves}>
      <input role="combobox" aria-expanded="true" data-testid="open" />
      <div data-own-enter="">
        <input data-testid="own" />
      </div>
      <input data-testid="next" />
    </div>,
  );
  for (const field of ['open', 'own']) {
    screen.getByTestId(field).focus();
    enter(field);
    expect(focused()).toBe(field);
  }
});
