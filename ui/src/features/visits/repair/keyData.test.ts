import { expect, it } from 'vitest';
import { filledData, halfData } from './keyData';

it('keeps what was measured, tidied, and drops empty rows', () => {
  const rows = [
    { name: ' 刹车片 ', value: '3', unit: 'mm' },
    { name: '', value: '', unit: 'V' },
  ];
  expect(filledData(rows)).toEqual([{ name: '刹车片', value: '3', unit: 'mm' }]);
  expect(halfData(rows)).toBe(false);
  expect(halfData([{ name: '胎纹', value: ' ', unit: 'mm' }])).toBe(true);
});
