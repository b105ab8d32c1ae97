import type { CatalogueItem, Settings } from '@bindings';
import { expect, it } from 'vitest';
import vectors from '../../../tests/vectors.json';
import { amountItem, freeItem, ofCatalogue } from './items';

const settings = vectors.catalogue_lines.settings as unknown as Settings;

it('an item from the catalogue is the one the host would write', () => {
  expect(vectors.catalogue_lines.lines.length).toBeGreaterThan(10);
  for (const { item, packaged } of vectors.catalogue_lines.lines) {
    expect(ofCatalogue(item as unknown as CatalogueItem, settings), item.kind).toEqual(packaged);
  }
});

it('a thing of the shop’s own is taxed and priced like a line of no catalogue, an amount like nothing', () => {
  const other = vectors.catalogue_lines.lines.find(({ item }) => item.kind === 'other');
  expect(freeItem('洗车', '次', settings)).toMatchObject({
    times: 1,
    item: null,
    price_basis: other?.packaged.price_basis,
    tax_rate: other?.packaged.tax_rate,
  });
  expect(amountItem('工时')).toMatchObject({ times: 0, amount: 0, quantity: 0 });
});
