import type { RepairKind, WarrantyPromises, WarrantyTerm } from '@bindings';

/** What the shop says of a kind by itself; null where the rule's term holds. */
export const promised = (promises: WarrantyPromises, kind: RepairKind): WarrantyTerm | null =>
  promises.by_kind.find((own) => own.kind === kind)?.term ?? null;
