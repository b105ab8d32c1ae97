import i18next from 'i18next';
import { expect, it } from 'vitest';
import { limitsText, measuredText } from './measured';

it('says what a value lies between, and what was out of it', () => {
  const { t } = i18next;
  expect(limitsText(t, { unit: 'mm', least: 3000, most: null })).toBe('≥ 3 mm');
  expect(limitsText(t, { unit: '%', least: null, most: 2500 })).toBe('≤ 2.5 %');
  expect(limitsText(t, { unit: 'V', least: 12_400, most: 14_800 })).toBe('12.4～14.8 V');
  expect(limitsText(t, { unit: '', least: null, most: null })).toBe('');
  const pads = { name: '前刹车片', value: '2.1', unit: 'mm' };
  expect(measuredText(t, pads)).toBe('前刹车片 2.1 mm');
  expect(measuredText(t, { ...pads, limits: { least: 3000, most: null, out: false } })).toBe(
    '前刹车片 2.1 mm',
  );
  expect(measuredText(t, { ...pads, limits: { least: 3000, most: null, out: true } })).toContain('≥ 3 mm');
});
