import type { WarrantyNotice } from '@bindings';

/** What was done on that visit, parted into what is asked for again and the rest. */
export function itemsOf({ items, asked_again: again }: WarrantyNotice): {
  again: string[];
  others: string[];
} {
  const unique = [...new Set(again)];
  return { again: unique, others: [...new Set(items)].filter((item) => !unique.includes(item)) };
}
