import { expect, it } from 'vitest';
import { answered, halfWritten, isMeasured, stillAsked, written } from './measurements';

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

it('asks what nobody measured yet, and sends what was typed of it', () => {
  const value = (name: string, unit: string) => ({ name, unit, least: null, most: null });
  const asked = [value('前刹车片', 'mm'), value('故障码', '')];
  const job = { job_id: 1, asked, not_measured: ['故障码'], checklist: [] };
  expect(stillAsked(job)).toEqual([asked[1]]);
  expect(stillAsked(undefined)).toEqual([]);
  expect(answered(asked, { 前刹车片: ' 2.1 ', 故障码: ' ', 胎纹: '4' })).toEqual([
    { name: '前刹车片', value: '2.1', unit: 'mm' },
  ]);
});
