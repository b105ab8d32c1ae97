import type { ItemId } from '@bindings';

/** Two catalogues number their items, each from one: a list of both needs a key that tells them apart. */
export const itemKey = (id: ItemId): string =>
  'part' in id ? `part-${id.part}` : `operation-${id.labour_operation}`;
