import type { CatalogueItem, Settings } from '@bindings';
import { expect, it } from 'vitest';
import vectors from '../../../tests/vectors.json';
import { ofCatalogue } from './items';

it('a thing of the catalogue costs in a package what it costs as a line', () => {
  const settings = vectors.catalogue_lines.settings as unknown as Settings;
  expect(vectors.catalogue_lines.lines.length).toBeGreaterThan(10);
  for (const { item, figures } of vectors.catalogue_lines.lines) {
    const { quantity, hours, unit_price, price_basis, tax_rate } = figures;
    expect(
      ofCatalogue(item as unknown as CatalogueItem, settings.hour_rate, settings),
      item.kind,
    ).toMatchObject({ quantity, hours, unit_price, price_basis, tax_rate });
  }
});
