import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { ActionButton } from './ActionButton';
import { Modal } from './Modal';
import { rest } from './rest';

beforeEach(() => {
  rest.main = 1000;
  rest.other = 450;
  // What other tests pressed lies behind: time goes on from where it was, not from nought.
  const before = performance.now();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.advanceTimersByTime(before + 10_000);
});

const later = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const f8 = () => fireEvent.keyDown(window, { key: 'F8' });

/** Two stages of a visit: what moves the first on, and what takes money in the second. */
function Stages({ onTake, stage = 1 }: { onTake: () => void; stage?: number }) {
  const [moved, setMoved] = useState(1);
  return Math.max(moved, stage) === 1 ? (
    <ActionButton key="1" primary hotkey="F8" label="complete" testId="complete" onAct={() => setMoved(2)} />
  ) : (
    <ActionButton key="2" primary money hotkey="F8" label="take" testId="take" onAct={onTake} />
  );
}

it('takes no money by the second F8 of a hand that pressed it once for the stage before', () => {
  const take = vi.fn();
  render(<Stages onTake={take} />);
  later(1000);
  f8();
  later(250);
  f8();
  expect(take).not.toHaveBeenCalled();
  expect(screen.getByTestId('take')).toHaveProperty('disabled', true);
  later(700);
  f8();
  expect(take).not.toHaveBeenCalled();
  later(60);
  f8();
  expect(take).toHaveBeenCalledTimes(1);
});

it('sleeps as well when another station moved the stage', () => {
  const take = vi.fn();
  const { rerender } = render(<Stages onTake={take} />);
  later(5000);
  rerender(<Stages onTake={take} stage={2} />);
  f8();
  fireEvent.click(screen.getByTestId('take'));
  expect(take).not.toHaveBeenCalled();
  later(1000);
  fireEvent.click(screen.getByTestId('take'));
  expect(take).toHaveBeenCalledTimes(1);
});

it('does nothing by a key that is held down', () => {
  const take = vi.fn();
  render(<ActionButton label="again" onAct={take} />);
  later(1000);
  const button = screen.getByRole('button');
  button.focus();
  const went = fireEvent.keyDown(button, { key: 'Enter', repeat: true });
  expect(went, 'the browser makes no click of it').toBe(false);
  fireEvent.keyDown(window, { key: 'F8', repeat: true });
  expect(take).not.toHaveBeenCalled();
});

it('lets a held Enter make lines in a long text', () => {
  render(<textarea aria-label="note" />);
  expect(fireEvent.keyDown(screen.getByLabelText('note'), { key: 'Enter', repeat: true })).toBe(true);
});

it('makes no second choice of a double click on what opened the choices', () => {
  const chosen = vi.fn();
  render(<ActionButton label="parts" testId="reason-parts" onAct={chosen} />);
  // A hand that means it, as soon as it is there.
  const press = () => {
    fireEvent.pointerDown(screen.getByTestId('reason-parts'), { clientX: 40, clientY: 40 });
    fireEvent.click(screen.getByTestId('reason-parts'));
  };
  fireEvent.pointerDown(document.body, { clientX: 41, clientY: 40 });
  later(200);
  press();
  expect(chosen, 'the second press of a double click').not.toHaveBeenCalled();
  later(460);
  press();
  expect(chosen).toHaveBeenCalledTimes(1);
});

it('takes the first press of a hand that is quick and means it', async () => {
  const chosen = vi.fn();
  render(<ActionButton label="parts" hotkey="F4" testId="reason-parts" onAct={chosen} />);
  fireEvent.pointerDown(document.body, { clientX: 400, clientY: 40 });
  later(100);
  fireEvent.pointerDown(screen.getByTestId('reason-parts'), { clientX: 40, clientY: 40 });
  fireEvent.click(screen.getByTestId('reason-parts'));
  expect(chosen).toHaveBeenCalledTimes(1);
  await act(async () => {});
  fireEvent.keyDown(window, { key: 'F4' });
  expect(chosen).toHaveBeenCalledTimes(2);
});

it('takes money by Enter only where the person put the focus', async () => {
  vi.useRealTimers();
  rest.main = 0;
  rest.other = 0;
  const take = vi.fn();
  render(
    <>
      <input aria-label="amount" />
      <ActionButton primary money label="take" testId="take" onAct={take} />
    </>,
  );
  const hands = userEvent.setup();
  act(() => screen.getByTestId('take').focus());
  await hands.keyboard('{Enter}');
  await hands.keyboard(' ');
  expect(take, 'a drawer that closed gave the focus').not.toHaveBeenCalled();
  await hands.click(screen.getByLabelText('amount'));
  await hands.tab();
  await hands.keyboard('{Enter}');
  expect(take).toHaveBeenCalledTimes(1);
});

// The last of this file: its clock is not the next test's, and what it used a moment ago is remembered.
function Asked({ onTake, onSay }: { onTake: () => void; onSay: () => void }) {
  const [open, setOpen] = useState(true);
  return (
    <App>
      <ActionButton primary hotkey="F8" label="take" testId="take" onAct={onTake} />
      <ActionButton hotkey="F2" label="save" testId="save" onAct={onTake} />
      <Modal open={open} footer={null} destroyOnHidden>
        <ActionButton
          primary
          inDialog
          hotkey="F2"
          label="say"
          testId="say"
          onAct={() => {
            onSay();
            setOpen(false);
          }}
        />
      </Modal>
    </App>
  );
}

it('lets the page behind sleep after a dialog was answered, and the dialog when it opens', () => {
  const take = vi.fn();
  const say = vi.fn();
  const { rerender } = render(<Asked onTake={take} onSay={say} />);
  fireEvent.keyDown(window, { key: 'F2' });
  expect(say).not.toHaveBeenCalled();
  later(1000);
  fireEvent.keyDown(window, { key: 'F2' });
  expect(say).toHaveBeenCalledTimes(1);
  rerender(<Asked onTake={take} onSay={say} />);
  for (const dialog of document.querySelectorAll<HTMLElement>('.ant-modal-wrap'))
    dialog.style.display = 'none';
  later(250);
  fireEvent.keyDown(window, { key: 'F2' });
  expect(take, 'the second F2 of a hand that closed the dialog by it').not.toHaveBeenCalled();
  expect(screen.getByTestId('take'), 'and shows that it sleeps').toHaveProperty('disabled', true);
  f8();
  fireEvent.click(screen.getByTestId('take'));
  expect(take).not.toHaveBeenCalled();
  later(1000);
  f8();
  expect(take).toHaveBeenCalledTimes(1);
});
