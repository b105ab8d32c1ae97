import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { useEnter } from './enter';

interface FieldProps {
  text: string;
  answered: boolean;
  failed?: boolean;
}

const opened = vi.fn();

function Found({ text, answered, failed }: FieldProps) {
  const { enter, forget, around } = useEnter({ text, answered, failed, onEnter: () => opened(text) });
  return (
    <>
      <input aria-label="own" onKeyDown={enter} onBlur={forget} />
      <div {...around}>
        <input aria-label="list" onKeyDown={() => opened('of the list')} />
      </div>
    </>
  );
}

beforeEach(() => opened.mockClear());

function shown(first: FieldProps) {
  const { rerender } = render(<Found {...first} />);
  return { becomes: (next: FieldProps) => rerender(<Found {...next} />) };
}
const field = (name: 'own' | 'list') => screen.getByLabelText(name);
const press = (name: 'own' | 'list', key = 'Enter') => fireEvent.keyDown(field(name), { key });

it('Enter opens at once what is answered', () => {
  shown({ text: '54321', answered: true });
  press('own');
  expect(opened.mock.calls).toEqual([['54321']]);
});

it('Enter before the answer opens when it comes, and only once', () => {
  const page = shown({ text: '54321', answered: false });
  press('own');
  expect(opened).not.toHaveBeenCalled();
  page.becomes({ text: '54321', answered: true });
  page.becomes({ text: '54321', answered: true });
  expect(opened.mock.calls).toEqual([['54321']]);
});

const takesBack: [string, (page: ReturnType<typeof shown>) => void][] = [
  ['types on', (page) => page.becomes({ text: '543219', answered: false })],
  ['leaves the field', () => fireEvent.blur(field('own'))],
  ['is refused', (page) => page.becomes({ text: '54321', answered: false, failed: true })],
];

it.each(takesBack)('who %s has taken it back', (_, takes) => {
  const page = shown({ text: '54321', answered: false });
  press('own');
  takes(page);
  page.becomes({ text: '54321', answered: true });
  expect(opened).not.toHaveBeenCalled();
});

it('a list of its own hears neither Enter nor the arrows before the answer, and both after it', () => {
  const page = shown({ text: '54321', answered: false });
  press('list');
  expect(opened).not.toHaveBeenCalled();
  page.becomes({ text: '54321', answered: true });
  expect(opened.mock.calls).toEqual([['54321']]);
  press('list', 'ArrowDown');
  expect(opened.mock.calls.at(-1)).toEqual(['of the list']);
});

it('Enter after arrows that walked in nothing yet takes nothing', () => {
  const page = shown({ text: '54321', answered: false });
  press('list', 'ArrowDown');
  press('list');
  page.becomes({ text: '54321', answered: true });
  expect(opened).not.toHaveBeenCalled();
});
