import { expect, it } from 'vitest';
import { ofTitle, titlesOf } from './carWords';

const words = (makes: string[], models: string[]) => ({ of_vin: [], makes, models });

it('a car in one breath is its make, and its model after a space', () => {
  expect(ofTitle('大众')).toEqual({ make: '大众', model: '' });
  expect(ofTitle(' 大众 朗逸 1.5L')).toEqual({ make: '大众', model: '朗逸 1.5L' });
});

it('makes are offered until a model is begun, models with their make before them', () => {
  expect(titlesOf('dz', words(['大众'], []))).toEqual(['大众']);
  expect(titlesOf('大众', words(['大众'], ['朗逸', '帕萨特']))).toEqual(['大众', '大众 朗逸', '大众 帕萨特']);
  expect(titlesOf('大众 ly', words(['大众'], ['朗逸']))).toEqual(['大众 朗逸']);
  expect(titlesOf('大众', undefined)).toEqual([]);
});
