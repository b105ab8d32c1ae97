import { expect, it } from 'vitest';
import { halfWritten, isMeasured, written } from './measurements';

it('keeps the measurements that say something', () => {
  const data = [
    { name: ' 前刹车片 ', value: '4.5', unit: 'mm' },
    { name: '胎纹', value: ' ', unit: 'mm' },
    { name: '', value: '12.6', unit: 'V' },
    { name: '', value: '', unit: 'V' },
  ];
  expect(written(data)).toEqual([{ name: '前刹车片', value: '4.5', unit: 'mm' }]);
  expect(halfWritten(data)).toEqual({ nameless: true, valueless: ['胎纹'] });
  expect(halfWritten([data[0], data[3]].flatMap((row) => row ?? []))).toEqual({
    nameless: false,
    valueless: [],
  });
});

it('what has a unit is a number, a fault code is not', () => {
  expect([{ unit: 'N·m' }, { unit: '' }, { unit: ' ' }].map(isMeasured)).toEqual([true, false, false]);
});
