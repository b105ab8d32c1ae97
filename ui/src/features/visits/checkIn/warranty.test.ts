import type { WarrantyNotice } from '@bindings';
import { expect, it } from 'vitest';
import { itemsOf } from './warranty';

it('parts what is asked for again from what else was done, each once', () => {
  const earlier = {
    items: ['制动片', '制动片', '机油'],
    asked_again: ['制动片', '制动片'],
  } as WarrantyNotice;
  expect(itemsOf(earlier)).toEqual({ again: ['制动片'], others: ['机油'] });
});
