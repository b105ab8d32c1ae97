import { expect, it } from 'vitest';
import { type Heard, oursOf, type Stroke, scannedText, scannerEar } from './scanner';

const stroke = (key: string, at: number, more: Partial<Stroke> = {}): Stroke => ({
  key,
  at,
  repeat: false,
  commands: false,
  composing: false,
  ...more,
});

/** Types key after key, so many milliseconds apart, and says what was heard of the last. */
function typed(keys: readonly string[], apart: number, more?: Partial<Stroke>): Heard {
  const hear = scannerEar();
  return keys.map((key, index) => hear(stroke(key, index * apart, more))).at(-1)!;
}

const prefixes = ['YY', 'GD', 'BJ', 'JS', 'SK', 'TS'];
const number = 'GD20260302001';

it('hears a scanner, and no hand however fast', () => {
  expect(typed([...number, 'Enter'], 8).scan).toBe(number);
  expect(typed([...number, 'Enter'], 34).scan).toBe(number);
  for (const apart of [35, 50, 80, 200]) expect(typed([...number, 'Enter'], apart).scan).toBeUndefined();
});

it('hears nothing in a few keys that fall together, nor in a scan without its end', () => {
  expect(typed([...'GD001', 'Enter'], 5).scan).toBeUndefined();
  expect(typed([...'GD0012', 'Enter'], 5).scan).toBe('GD0012');
  expect(typed([...number, 'Tab'], 5).scan).toBeUndefined();
});

it('waits for an Enter of the scanner, not of the hand that comes after it', () => {
  const hear = scannerEar();
  [...number].forEach((key, index) => {
    hear(stroke(key, index * 5));
  });
  expect(hear(stroke('Enter', 400)).scan).toBeUndefined();
  expect(hear(stroke('Enter', 405)).scan).toBeUndefined();
});

it('keeps what a hand typed before apart from what is scanned', () => {
  const hear = scannerEar();
  expect(hear(stroke('换', 0)).begins).toBe(true);
  expect(hear(stroke('G', 300)).begins).toBe(true);
  [...number.slice(1)].forEach((key, index) => {
    expect(hear(stroke(key, 305 + index * 5))).toEqual({ begins: false, fast: true, scan: undefined });
  });
  expect(hear(stroke('Enter', 370)).scan).toBe(number);
});

it('hears letters with Shift and past the locks', () => {
  const keys = [...'lsvam4187c2184847'].flatMap((key) => ['Shift', key]);
  expect(typed(['CapsLock', ...keys, 'CapsLock', 'Enter'], 4).scan).toBe('lsvam4187c2184847');
});

it('takes no key that is held, commands, deletes, or belongs to an input method', () => {
  expect(typed([...'aaaaaaaa', 'Enter'], 30, { repeat: true }).scan).toBeUndefined();
  expect(typed([...number, 'Enter'], 5, { composing: true }).scan).toBeUndefined();
  expect(typed([...number, 'Enter'], 5, { commands: true }).scan).toBeUndefined();
  expect(typed([...'GD2026', 'Backspace', 'Enter'], 5).scan).toBeUndefined();
  expect(typed([...'GD2026', 'Process', '1', 'Enter'], 5).scan).toBeUndefined();
});

it('knows the numbers of this shop and of cars, however a scanner writes them', () => {
  expect(oursOf(number, prefixes)).toEqual({ kind: 'number', text: number });
  expect(oursOf('gd20260302001', prefixes)?.text).toBe(number);
  expect(oursOf('ｇｄ２０２６０３０２００１', prefixes)?.text).toBe(number);
  expect(oursOf('YY202603021234', prefixes)?.kind).toBe('number');
  expect(oursOf('lsvam4187c2184847', prefixes)).toEqual({ kind: 'vin', text: 'LSVAM4187C2184847' });
  expect(oursOf('ILSVAM4187C2184847', prefixes)?.text).toBe('LSVAM4187C2184847');
});

it('leaves alone what only looks like one', () => {
  const others = [
    'XX20260302001',
    'GD2026030200',
    '06A115561B',
    '6901234567892',
    '12345678901234567',
    'LSVAO4187C2184847',
    'ABCDEFGHJKLMNPRST',
  ];
  expect(others.filter((one) => oursOf(one, prefixes))).toEqual([]);
});

it('reads wide characters and what a code has around it', () => {
  expect(scannedText(' ０６Ａ－１１５\u001d ')).toBe('06A-115');
});
