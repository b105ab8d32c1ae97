import { render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { createPortal } from 'react-dom';
import { expect, it } from 'vitest';
import { useStageFocus } from './stageFocus';

function Page({ stage, dialog = false }: { stage: string; dialog?: boolean }) {
  const page = useRef<HTMLDivElement>(null);
  useStageFocus(page, stage, 1);
  return (
    <div ref={page}>
      <div data-now="true">
        <section tabIndex={-1} data-testid="now">
          <button type="button">act</button>
          <textarea aria-label="note" />
          <div contentEditable suppressContentEditableWarning role="textbox" tabIndex={0} aria-label="text">
            –
          </div>
        </section>
      </div>
      {dialog &&
        createPortal(
          <div className="ant-modal-wrap">
            <div className="ant-modal">
              <input aria-label="hours" />
              <button type="button">back</button>
            </div>
          </div>,
          document.body,
        )}
    </div>
  );
}

const now = () => document.activeElement?.getAttribute('data-testid') === 'now';

it('the next stage takes the key to the thing to do now', () => {
  const { rerender } = render(<Page stage="estimating" />);
  expect(now()).toBe(true);
  screen.getByRole('button').focus();
  rerender(<Page stage="awaiting_assignment" />);
  expect(now()).toBe(true);
});

it('leaves the cursor in a dialog beside the page, on its buttons too', () => {
  const { rerender } = render(<Page stage="estimating" dialog />);
  for (const [stage, held] of [
    ['awaiting_assignment', screen.getByLabelText('hours')],
    ['in_repair', screen.getByRole('button', { name: 'back' })],
  ] as const) {
    held.focus();
    rerender(<Page stage={stage} dialog />);
    expect(document.activeElement).toBe(held);
  }
});

it('leaves the cursor in whatever is typed into on the page', () => {
  const { rerender } = render(<Page stage="estimating" />);
  for (const [stage, name] of [
    ['awaiting_assignment', 'note'],
    ['in_repair', 'text'],
  ] as const) {
    const held = screen.getByLabelText(name);
    held.focus();
    rerender(<Page stage={stage} />);
    expect(document.activeElement).toBe(held);
  }
});
