import type { Money } from '@bindings';

// Money is whole fen, quantities are thousandths, hours are hundredths. They are integers all the way: typed
// text becomes an integer digit by digit and never passes through a binary fraction.

/**
 * What the keyboards of the shop produce for the same number: full-width digits, ideographic full stops. A comma
 * that is no thousands mark stays and is no number: 88,8 may be meant as 88.8, and is never 888.
 */
function plainDigits(text: string): string {
  const plain = text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[．。]/g, '.')
    .replace(/[－−]/g, '-')
    .replace(/[，､、]/g, ',')
    .replace(/[\s¥￥]/g, '');
  return /^-?\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
}

function parseScaled(text: string, places: number): number | undefined {
  const found = /^(-?)(\d*)(?:\.(\d*))?$/.exec(plainDigits(text));
  if (!found) return undefined;
  const [, sign = '', whole = '', fraction = ''] = found;
  if (whole === '' && fraction === '') return undefined;
  if (fraction.replace(/0+$/, '').length > places) return undefined;
  const scaled = Number(`${whole || '0'}${fraction.slice(0, places).padEnd(places, '0')}`);
  if (!Number.isSafeInteger(scaled)) return undefined;
  return sign === '-' && scaled !== 0 ? -scaled : scaled;
}

function formatScaled(value: number, places: number, keep: number, group: boolean): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  const whole = digits.slice(0, -places);
  let fraction = digits.slice(-places);
  while (fraction.length > keep && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  const grouped = group ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${value < 0 ? '-' : ''}${grouped}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * An amount where it is reckoned with or typed: at the till, in the office, in the forms of lines, bills and remedies.
 * Whoever works there is told every amount, so that no zero here passes for a price; of a cost in a question the host
 * hears nothing from those it is withheld from. What only shows an amount asks first whether it is told.
 */
export const fenOf = (amount: Money): number => amount ?? 0;

/** The sum of amounts; withheld when one of them is. */
export const sumTold = (amounts: readonly Money[]): Money =>
  amounts.reduce<Money>((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0);

/** The values of a sentence. Where an amount among them is withheld, the sentence without it is said: `…_untold`. */
export const asTold = <Values extends object>(values: Values): Values & { context?: string } =>
  Object.values(values).includes(null) ? { ...values, context: 'untold' } : values;

/** 123450 fen → "1,234.50" */
export const formatMoney = (fen: number): string => formatScaled(fen, 2, 2, true);
/** 123450 fen → "1234.50", as it stands in a field being typed in. */
export const formatMoneyPlain = (fen: number): string => formatScaled(fen, 2, 2, false);
export const parseMoney = (text: string): number | undefined => parseScaled(text, 2);

/** 800 thousandths → "0.8" */
export const formatQuantity = (thousandths: number): string => formatScaled(thousandths, 3, 0, false);
export const parseQuantity = (text: string): number | undefined => parseScaled(text, 3);

/** Kilometres, by thousands; as a file or a person wrote them, where that is no number. */
export const formatKm = (km: unknown): string =>
  /^\d+$/.test(String(km)) ? Number(km).toLocaleString('en-US') : String(km ?? '');

/** 150 hundredths → "1.5" */
export const formatHours = (hundredths: number): string => formatScaled(hundredths, 2, 0, false);
export const parseHours = (text: string): number | undefined => parseScaled(text, 2);

/** Minutes as hours with one decimal at most: 90 minutes are 1.5. */
export const hoursOf = (minutes: number): string => String(Math.round(minutes / 6) / 10);

/** 1300 basis points → "13%" */
/** Where the sign stands beside the field already. */
export const formatRatePlain = (basisPoints: number): string => formatScaled(basisPoints, 2, 0, false);
export const formatRate = (basisPoints: number): string => `${formatRatePlain(basisPoints)}%`;
/** Typed as percent: "13" or "13%" → 1300 basis points. */
export const parseRate = (text: string): number | undefined => parseScaled(text.replace(/[%％]\s*$/, ''), 2);

// Nine digits: more kilometres, minutes or days than anything has.
const maxCountDigits = 9;
/** A whole number, its unit beside it or not: "45,678 km" → 45678. */
export function parseCount(text: string): number | undefined {
  const digits = plainDigits(text.replace(/(km|公里|min|分钟|%|％)\s*$/i, ''));
  return /^\d+$/.test(digits) && digits.length <= maxCountDigits ? Number(digits) : undefined;
}
/** For a field with arrows, which would read 88,8 as 888: what is no number stays what it is. */
export const countParser = (text: string | undefined): number => parseCount(text ?? '') ?? Number.NaN;
