import { fireEvent, render, screen } from '@testing-library/react';
import { App } from 'antd';
import { createPortal } from 'react-dom';
import { beforeAll, expect, it, vi } from 'vitest';
import { ActionButton } from './ActionButton';
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

it('a list that only proposes words keeps its Enter once somebody walks in it', () => {
  const fields = (walked: boolean) => (
    <div onKeyDownCapture={enterMoves}>
      <div data-proposes={walked ? undefined : ''}>
        <input role="combobox" aria-expanded="true" data-testid="make" />
      </div>
      <input data-testid="next" />
    </div>
  );
  const { rerender } = render(fields(true));
  screen.getByTestId('make').focus();
  enter('make');
  expect(focused()).toBe('make');
  rerender(fields(false));
  enter('make');
  expect(focused()).toBe('next');
});

it('Ctrl+Enter leaves a long text, and is left to the key that finishes a dialog', () => {
  const finish = vi.fn();
  const fields = (at: string) => (
    <div onKeyDownCapture={enterMoves}>
      <input data-testid={`${at}-name`} />
      <textarea data-testid={`${at}-text`} />
      <input data-testid={`${at}-last`} />
    </div>
  );
  // Where the keys of buttons are heard.
  window.addEventListener('keydown', finish);
  render(
    <>
      {fields('page')}
      <div className="ant-modal">{fields('dialog')}</div>
    </>,
  );
  const finishing = (testId: string) =>
    fireEvent.keyDown(screen.getByTestId(testId), { key: 'Enter', ctrlKey: true });
  finishing('page-text');
  expect(focused()).toBe('page-last');
  expect(finish).not.toHaveBeenCalled();
  for (const field of ['page-name', 'dialog-name', 'dialog-text']) finishing(field);
  expect(finish).toHaveBeenCalledTimes(3);
  window.removeEventListener('keydown', finish);
});

it('Enter goes on from a short note, Shift+Enter begins a new line in it', () => {
  render(
    <div onKeyDownCapture={enterMoves}>
      <textarea data-testid="note" />
      <input data-testid="last" />
    </div>,
  );
  screen.getByTestId('note').focus();
  fireEvent.keyDown(screen.getByTestId('note'), { key: 'Enter', shiftKey: true });
  expect(focused()).toBe('note');
  enter('note');
  expect(focused()).toBe('last');
});

it('after the last field a held button leads back to what is missing', () => {
  render(
    <App>
      <div onKeyDownCapture={enterMoves}>
        <div data-lack="name">
          <input data-testid="name" />
        </div>
        <input data-testid="last" />
        <ActionButton label="Save" primary missing={[{ says: 'No name', at: 'name' }]} onAct={vi.fn()} />
      </div>
    </App>,
  );
  screen.getByTestId('last').focus();
  enter('last');
  expect(focused()).toBe('name');
});

it('a dialog opened from a form walks its own fields', () => {
  const dialog = (
    <div onKeyDownCapture={enterMoves}>
      <input data-testid="price" />
      <input data-testid="hours" />
    </div>
  );
  render(
    <section onKeyDownCapture={enterMoves}>
      <input data-testid="behind" />
      {createPortal(dialog, document.body)}
    </section>,
  );
  enter('price');
  expect(focused()).toBe('hours');
});
