import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { watchScanner } from './scannerKeys';

const number = 'GD20260302001';
const vin = 'LSVAM4187C2184847';
const onScan = vi.fn<(raw: string) => void>();
const onBehindDialog = vi.fn();
/** What the page behind hears of the keys. */
const heard = vi.fn<(key: string) => void>();

let now = 10_000;

/** A key goes down where the focus is, and writes what nobody took from it. */
function press(key: string, after: number): void {
  now += after;
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  Object.defineProperty(event, 'timeStamp', { value: now });
  const field = document.activeElement;
  (field ?? document.body).dispatchEvent(event);
  if (event.defaultPrevented || key.length > 1) return;
  if (field instanceof HTMLInputElement && field.type !== 'radio') {
    fireEvent.input(field, { target: { value: field.value + key } });
  }
}

function type(text: string, apart: number): void {
  for (const key of [...text, 'Enter']) press(key, apart);
}

function Page({ children }: { children?: React.ReactNode }) {
  const [text, setText] = useState('');
  const [car, setCar] = useState('');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a page that listens to keys
    <div onKeyDown={(event) => heard(event.key)}>
      <input aria-label="note" value={text} onChange={(event) => setText(event.target.value)} />
      <input aria-label="vin" data-latin="vin" value={car} onChange={(event) => setCar(event.target.value)} />
      <input aria-label="secret" type="password" />
      <Voucher />
      <div role="search">
        <input aria-label="find" />
      </div>
      <button type="button">act</button>
      {children}
    </div>
  );
}

function Voucher() {
  const [number, setNumber] = useState('');
  return (
    <input
      aria-label="voucher"
      data-takes="number"
      value={number}
      onChange={(event) => setNumber(event.target.value)}
    />
  );
}

const at = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

beforeEach(() => {
  vi.clearAllMocks();
  const stop = watchScanner({ prefixes: () => ['GD'], onScan, onBehindDialog });
  return stop;
});

it('a scan where nobody writes is opened, and nothing on the page hears of it', () => {
  render(<Page />);
  screen.getByRole('button').focus();
  type('6901234567892', 6);
  expect(onScan.mock.calls).toEqual([['6901234567892']]);
  // The first key might have been a hand's.
  expect(heard.mock.calls).toEqual([['6']]);
});

it("one of ours leaves a field as it was, with the hand's own words in it", () => {
  render(<Page />);
  at('note').focus();
  for (const key of 'noise ') press(key, 120);
  now += 300;
  type(number, 6);
  expect(onScan.mock.calls).toEqual([[number]]);
  expect(at('note').value).toBe('noise ');
  expect(heard).not.toHaveBeenCalledWith('Enter');
});

it('slow hands write what they write', () => {
  render(<Page />);
  at('note').focus();
  type(number, 40);
  expect(onScan).not.toHaveBeenCalled();
  expect(at('note').value).toBe(number);
  expect(heard).toHaveBeenLastCalledWith('Enter');
});

it('Enter right after the key that chooses goes on, as quick hands want it', () => {
  render(<Page />);
  screen.getByRole('button').focus();
  type(' ', 10);
  expect(heard.mock.calls).toEqual([[' '], ['Enter']]);
  expect(onScan).not.toHaveBeenCalled();
});

it('another code stays in the field it was scanned into', () => {
  render(<Page />);
  at('note').focus();
  type('06A115561B', 6);
  expect(onScan).not.toHaveBeenCalled();
  expect(at('note').value).toBe('06A115561B');
  expect(heard).toHaveBeenLastCalledWith('Enter');
});

it('the number of a car stays where it is asked for, and opens the car from anywhere else', () => {
  render(<Page />);
  at('vin').focus();
  type(vin, 6);
  expect(at('vin').value).toBe(vin);
  expect(onScan).not.toHaveBeenCalled();
  at('note').focus();
  now += 1000;
  type(vin.toLowerCase(), 6);
  expect(at('note').value).toBe('');
  expect(onScan).toHaveBeenCalledTimes(1);
});

it('a field that asks for the number of a paper keeps it, and Enter goes on there', () => {
  render(<Page />);
  at('voucher').focus();
  type(number, 6);
  expect(at('voucher').value).toBe(number);
  expect(onScan).not.toHaveBeenCalled();
  expect(heard).toHaveBeenLastCalledWith('Enter');
  // The number of a car is none.
  now += 1000;
  type(vin, 6);
  expect(at('voucher').value).toBe(number);
  expect(onScan.mock.calls).toEqual([[vin]]);
});

it('the box that finds everything takes any code, a secret none', () => {
  render(<Page />);
  at('find').focus();
  type('06A115561B', 6);
  expect(onScan.mock.calls).toEqual([['06A115561B']]);
  expect(at('find').value).toBe('');
  at('secret').focus();
  now += 1000;
  type(number, 6);
  expect(at('secret').value).toBe(number);
  expect(onScan).toHaveBeenCalledTimes(1);
});

it('in a dialog a scan stays in its field, and without one presses nothing', () => {
  render(
    <Page>
      <div className="ant-modal-wrap">
        <input aria-label="reason" />
        <button type="button">confirm</button>
      </div>
    </Page>,
  );
  at('reason').focus();
  type(number, 6);
  expect(at('reason').value).toBe(number);
  expect(heard).toHaveBeenLastCalledWith('Enter');
  screen.getByText('confirm').focus();
  heard.mockClear();
  now += 1000;
  type(number, 6);
  expect(heard).not.toHaveBeenCalledWith('Enter');
  expect(onBehindDialog).toHaveBeenCalledTimes(1);
  expect(onScan).not.toHaveBeenCalled();
});

it('what is typed fast after a key that chose and led into a field stands in that field', () => {
  render(<Page />);
  screen.getByRole('button').focus();
  press('2', 500);
  at('note').focus();
  for (const key of 'open on Sundays') press(key, 6);
  expect(at('note').value).toBe('open on Sundays');
  expect(onScan).not.toHaveBeenCalled();
});
