import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { HoursInput } from './AmountInput';
import { CountInput } from './CountInput';

let fingers = true;

// The kit asks for the pointer when it is loaded.
vi.stubGlobal('matchMedia', (query: string) => ({
  get matches() {
    return query.includes('coarse') && fingers;
  },
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}));
const { NumberKeys } = await import('./NumberKeys');

beforeEach(() => {
  fingers = true;
});

function Hours({ onTyped }: { onTyped: (value: number | undefined) => void }) {
  return (
    <NumberKeys>
      <HoursInput aria-label="hours" value={150} onChange={onTyped} />
    </NumberKeys>
  );
}

function Kilometres({ off = false }) {
  const [km, setKm] = useState<number | null>(null);
  return (
    <NumberKeys whole off={off}>
      <CountInput value={km} onChange={setKm} label="km" testId="km" />
    </NumberKeys>
  );
}

const key = (name: string) => fireEvent.click(screen.getByTestId(`number-key-${name}`));

it('writes into the kit’s own inputs as a keyboard does, and the plugged-in keyboard goes on', async () => {
  const typed = vi.fn();
  render(<Hours onTyped={typed} />);
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'hours' });
  expect(screen.queryByTestId('number-keys')).toBeNull();
  await userEvent.click(field);
  field.select();
  for (const digit of ['2', '.', '2', '5']) key(digit);
  expect([field.value, typed.mock.lastCall?.[0]]).toEqual(['2.25', 225]);
  key('rub');
  expect([field.value, typed.mock.lastCall?.[0]]).toEqual(['2.2', 220]);
  await userEvent.keyboard('1');
  expect(typed.mock.lastCall?.[0]).toBe(221);
  key('clear');
  expect([field.value, typed.mock.lastCall?.[0]]).toEqual(['', undefined]);
  key('done');
  expect(screen.queryByTestId('number-keys')).toBeNull();
});

it('keeps the system’s keyboard away until letters are wanted', async () => {
  render(<Kilometres />);
  const field = screen.getByTestId<HTMLInputElement>('km');
  expect(field.getAttribute('inputmode')).toBe('none');
  await userEvent.click(field);
  key('3');
  key('00');
  expect(field.value).toBe('300');
  expect(screen.queryByTestId('number-key-.')).toBeNull();
  key('letters');
  expect(screen.queryByTestId('number-keys')).toBeNull();
  expect([field.getAttribute('inputmode'), document.activeElement]).toEqual(['numeric', field]);
  field.blur();
  await userEvent.click(field);
  expect(screen.getByTestId('number-keys')).toBeTruthy();
});

it('leaves alone what is no number, and stays away where there is a mouse', async () => {
  const { unmount } = render(<Kilometres off />);
  await userEvent.click(screen.getByTestId('km'));
  expect(screen.queryByTestId('number-keys')).toBeNull();
  unmount();
  fingers = false;
  render(<Kilometres />);
  await userEvent.click(screen.getByTestId('km'));
  expect(screen.queryByTestId('number-keys')).toBeNull();
});
