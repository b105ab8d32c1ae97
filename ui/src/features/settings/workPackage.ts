import type { CatalogueItem, PackagedWork, SaveWorkPackage, WorkPackage } from '@bindings';

export type WorkRow = PackagedWork & { key: number };

export interface PackageFields {
  code: string;
  name: string;
  works: WorkRow[];
}

export const packageFields = (known: WorkPackage | undefined): PackageFields => ({
  code: known?.code ?? '',
  name: known?.name ?? '',
  works: (known?.works ?? []).map((work, key) => ({ ...work, key })),
});

const one = 1000;

const added = (works: readonly WorkRow[], work: PackagedWork): WorkRow[] => {
  const key = works.reduce((most, row) => Math.max(most, row.key), -1) + 1;
  return [...works, { ...work, key }];
};

/** An item of the price list, as much as it is usually sold. */
export const withItem = (works: readonly WorkRow[], item: CatalogueItem): WorkRow[] =>
  added(works, {
    item: item.id,
    kind: item.kind,
    name: item.name,
    unit: item.kind === 'part' ? item.unit : '',
    quantity: item.kind === 'labour' || item.quantity <= 0 ? one : item.quantity,
  });

/** A part that is another one for every car: it is found by its name when the package is put on a visit. */
export const withNamedPart = (works: readonly WorkRow[], name: string): WorkRow[] =>
  added(works, { item: null, kind: 'part', name, unit: '', quantity: one });

export const savedPackage = (
  fields: PackageFields,
  known: WorkPackage | undefined,
  active: boolean,
): SaveWorkPackage => ({
  id: known?.id ?? null,
  version: known?.version ?? 0,
  code: fields.code.trim(),
  name: fields.name.trim(),
  works: fields.works.map(({ key: _, ...work }) => work),
  active,
});
