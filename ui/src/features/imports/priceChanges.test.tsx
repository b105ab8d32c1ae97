import type { ImportPriceRow, ImportPrices } from '@bindings';
import { fireEvent, render, screen } from '@testing-library/react';
import { App } from 'antd';
import { expect, it, vi } from 'vitest';
import { PriceChanges } from './PriceChanges';

const row = (number: number, more: Partial<ImportPriceRow> = {}): ImportPriceRow => ({
  number,
  code: `K-${number}`,
  name: '机油滤芯',
  brand: '',
  specification: '',
  old_price: 3000,
  new_price: 3600,
  old_cost: 1000,
  cost: 1000,
  margin_before: 6666,
  margin_after: 7222,
  below_cost: false,
  ...more,
});

const shown = (prices: ImportPrices | null, from?: string) => {
  const onFrom = vi.fn();
  render(
    <App>
      <PriceChanges prices={prices} from={from} onFrom={onFrom} refusal={undefined} />
    </App>,
  );
  return onFrom;
};

it('shows old, new and cost of each price, and says which no longer cover it', () => {
  const below = row(3, { new_price: 4000, old_price: 4000, old_cost: 2000, cost: 4500, below_cost: true });
  shown({ rows: [below, row(2)], prices: 1, costs: 1, below_cost: 1 });
  const text = screen.getByTestId('import-prices').textContent ?? '';
  for (const amount of ['20.00', '45.00', '40.00', '30.00', '36.00']) expect(text).toContain(amount);
  expect(screen.getByTestId('import-below-cost').textContent).toContain('1');
});

it('a list that changes costs alone asks for no day', () => {
  shown({ rows: [row(2, { new_price: 3000, cost: 1200 })], prices: 0, costs: 1, below_cost: 0 });
  expect(screen.queryByTestId('import-prices-from')).toBeNull();
});

it('a day on which nothing changes can be taken back', () => {
  const onFrom = shown(null, '2031-05-20');
  fireEvent.keyDown(screen.getByTestId('import-prices-from'), { key: 'ArrowUp' });
  expect(onFrom).toHaveBeenCalledWith('2031-05-21');
});
