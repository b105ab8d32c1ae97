import type { AskedValue, Measurement } from '@bindings';
import type { TFunction } from 'i18next';
import { formatQuantity } from './amounts';

/** What a value has to lie between: `≥ 3 mm`; nothing where it may be any. */
export function limitsText(
  t: TFunction,
  { unit, least, most }: Pick<AskedValue, 'unit' | 'least' | 'most'>,
): string {
  const values = {
    unit,
    least: least === null ? '' : formatQuantity(least),
    most: most === null ? '' : formatQuantity(most),
  };
  if (least !== null && most !== null) return t('words:measured.between', values);
  if (least !== null) return t('words:measured.least', values);
  return most === null ? '' : t('words:measured.most', values);
}

/** A value as it was written down; what was out of its limits says so, with what they were. */
export function measuredText(t: TFunction, { name, value, unit, limits }: Measurement): string {
  const written = [name, value, unit].filter(Boolean).join(' ');
  if (!limits?.out) return written;
  return t('words:measured.out', { value: written, limits: limitsText(t, { unit, ...limits }) });
}
