import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { MoneyInput } from './AmountInput';

function Field({ seen, max }: { seen: (number | undefined)[]; max?: number }) {
  const [fen, setFen] = useState<number | undefined>(8800);
  const change = (next: number | undefined) => {
    seen.push(next);
    setFen(next);
  };
  return (
    <>
      <MoneyInput aria-label="amount" value={fen} max={max} onChange={change} />
      <button type="button">away</button>
    </>
  );
}

const field = () => screen.getByLabelText<HTMLInputElement>('amount');

it('gives whole fen and writes the amount out when it is left', async () => {
  const seen: (number | undefined)[] = [];
  render(<Field seen={seen} />);
  expect(field().value).toBe('88.00');
  await userEvent.clear(field());
  await userEvent.type(field(), '1234.5');
  expect(field().value).toBe('1234.5');
  expect(seen.at(-1)).toBe(123450);
  await userEvent.click(screen.getByText('away'));
  expect(field().value).toBe('1234.50');
});

it('an emptied field is no amount, not zero', async () => {
  const seen: (number | undefined)[] = [];
  render(<Field seen={seen} />);
  await userEvent.clear(field());
  expect(seen.at(-1)).toBeUndefined();
});

it('marks what is no amount, keeps it to be mended, and leaves the value alone', async () => {
  const seen: (number | undefined)[] = [];
  render(<Field seen={seen} max={10000} />);
  await userEvent.clear(field());
  await userEvent.type(field(), '500');
  expect(seen.at(-1)).toBe(5000);
  expect(field().getAttribute('aria-invalid')).toBe('true');
  await userEvent.click(screen.getByText('away'));
  expect(field().value).toBe('500');
});
