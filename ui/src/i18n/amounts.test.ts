import { describe, expect, it } from 'vitest';
import {
  formatHours,
  formatKm,
  formatMoney,
  formatMoneyPlain,
  formatQuantity,
  formatRate,
  parseCount,
  parseHours,
  parseMoney,
  parseQuantity,
  parseRate,
} from './amounts';

describe('money', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [123450, '1,234.50'],
    [100000000, '1,000,000.00'],
    [-123456789, '-1,234,567.89'],
    [Number.MAX_SAFE_INTEGER, '90,071,992,547,409.91'],
  ])('%i fen reads %s', (fen, text) => {
    expect(formatMoney(fen)).toBe(text);
    expect(parseMoney(text)).toBe(fen);
  });

  it('is typed without thousands separators', () => {
    expect(formatMoneyPlain(123450)).toBe('1234.50');
  });

  it.each([
    ['12', 1200],
    ['12.', 1200],
    ['.5', 50],
    ['0.1', 10],
    ['1,234.5', 123450],
    ['¥ 88', 8800],
    ['１２３．４５', 12345],
    ['12。5', 1250],
    ['12.3400', 1234],
    ['1.15', 115],
    ['-0', 0],
  ])('%s is read as %i fen', (text, fen) => {
    expect(parseMoney(text)).toBe(fen);
  });

  it.each([
    ['1,234,567', 123456700],
    ['１，２３４．５', 123450],
    ['-1,000', -100000],
  ])('%s has its commas between the thousands and is %i fen', (text, fen) => {
    expect(parseMoney(text)).toBe(fen);
  });

  it.each(['88，8', '88,8', '88,80', '1,23', '1234,567', ',123', '1,234,5', '1,,234', '88、8', '1.5,000'])(
    '%s has a comma that is no thousands mark and is refused',
    (text) => {
      expect(parseMoney(text)).toBeUndefined();
      expect(parseQuantity(text)).toBeUndefined();
      expect(parseHours(text)).toBeUndefined();
      expect(parseRate(text)).toBeUndefined();
      expect(parseCount(text)).toBeUndefined();
    },
  );

  it.each(['', ' ', '.', '-', 'abc', '1.2.3', '12.345', '1e3', '99999999999999999'])(
    '%j is no amount',
    (text) => {
      expect(parseMoney(text)).toBeUndefined();
    },
  );
});

it('quantities are thousandths, written as short as they are', () => {
  expect(parseQuantity('0.8')).toBe(800);
  expect(formatQuantity(800)).toBe('0.8');
  expect(formatQuantity(4000)).toBe('4');
  expect(parseQuantity('0.0001')).toBeUndefined();
});

it('hours are hundredths', () => {
  expect(parseHours('1.5')).toBe(150);
  expect(formatHours(150)).toBe('1.5');
  expect(formatHours(5)).toBe('0.05');
});

it('rates are basis points, typed as percent', () => {
  expect(parseRate('13%')).toBe(1300);
  expect(parseRate('0.5')).toBe(50);
  expect(formatRate(1300)).toBe('13%');
});

it.each([
  ['45678', 45678],
  ['45,678', 45678],
  ['４５６７８', 45678],
  ['45678 km', 45678],
  ['45678公里', 45678],
  ['90 %', 90],
  ['12.5', undefined],
  ['-5', undefined],
  ['abc', undefined],
  ['1234567890', undefined],
])('a count typed as %j is %s', (text, count) => {
  expect(parseCount(text)).toBe(count);
});

it('kilometres stand by thousands, and what is no number stays as it was written', () => {
  expect(formatKm(123456)).toBe('123,456');
  expect(formatKm('98700')).toBe('98,700');
  expect(formatKm('8万公里')).toBe('8万公里');
  expect(formatKm('–')).toBe('–');
  expect(formatKm(null)).toBe('');
});
