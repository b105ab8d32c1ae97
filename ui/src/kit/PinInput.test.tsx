import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { PinInput } from './PinInput';
import { PlainSecret } from './PlainInput';

const eye = () => screen.getByRole('button');

it('Tab never stops at the eye: who types a PIN and goes on types into the next field', () => {
  const { unmount } = render(<PinInput aria-label="pin" value="" onChange={vi.fn()} />);
  expect(eye().tabIndex).toBe(-1);
  unmount();
  render(<PlainSecret aria-label="pin" />);
  expect(eye().tabIndex).toBe(-1);
});

it('a PIN is digits alone, whatever is typed or pasted', () => {
  const change = vi.fn();
  render(<PinInput aria-label="pin" value="" onChange={change} />);
  fireEvent.change(screen.getByLabelText('pin'), { target: { value: '12 a3' } });
  expect(change).toHaveBeenCalledWith('123');
});
