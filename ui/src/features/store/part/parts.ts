import type { CatalogueFound, CatalogueItem } from '@bindings';
import { useCallback } from 'react';
import { useAsk } from '../../../api/read';
import { sameCode } from '../../../kit/scanner';

/** A part as the store's forms name it. */
export interface StorePart {
  id: number;
  code: string;
  name: string;
  unit: string;
  /** Brand and specification, in a few words. */
  about: string;
  /** Where it lies unless it is put elsewhere. */
  binId: number | null;
}

/** A part of the price list; nothing for work. */
export function storePart(item: CatalogueItem): StorePart | undefined {
  if (!('part' in item.id)) return undefined;
  const about = [item.brand, item.specification].filter(Boolean).join(' ');
  const binId = item.stock?.bin_id ?? null;
  return { id: item.id.part, code: item.code, name: item.name, unit: item.unit, about, binId };
}

/** A list to choose from is no longer than is read at a glance. */
const most = 8;

/**
 * Whose code was typed or scanned; else whose other number it is, a maker's or one of another brand; else all that its
 * words may mean.
 */
export function meantOf({ items, numbered }: CatalogueFound, query: string): CatalogueItem[] {
  const coded = items.filter((item) => sameCode(item.code, query));
  if (coded.length > 0) return coded;
  const known = items.filter((item) => 'part' in item.id && numbered.includes(item.id.part));
  return known.length > 0 ? known : items;
}

/**
 * What was typed or scanned as parts: the one that bears the code, or all that it may mean. It is asked for when Enter
 * is pressed, so that a scanner need not wait for a list.
 */
export function useFindParts(): (query: string) => Promise<StorePart[]> {
  const ask = useAsk('find_catalogue');
  return useCallback(
    async (query) => {
      return meantOf(await ask({ query, kind: 'part' }), query)
        .map(storePart)
        .filter((part) => part !== undefined)
        .slice(0, most);
    },
    [ask],
  );
}
