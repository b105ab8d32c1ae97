import { REPAIR_KINDS, type RepairKind, type WarrantyPromises, type WarrantyTerm } from '@bindings';

/** The promises side by side, so that each can be asked about alone; null where the rule's term holds. */
export type WarrantyFields = Record<RepairKind, WarrantyTerm | null> &
  Pick<WarrantyPromises, 'repaired_part_days'>;

export function warrantyFields({ by_kind, repaired_part_days }: WarrantyPromises): WarrantyFields {
  const own = REPAIR_KINDS.map((kind) => [kind, by_kind.find((one) => one.kind === kind)?.term ?? null]);
  return { ...(Object.fromEntries(own) as Record<RepairKind, WarrantyTerm | null>), repaired_part_days };
}

export function promisesOf(fields: WarrantyFields): WarrantyPromises {
  const by_kind = REPAIR_KINDS.flatMap((kind) => {
    const term = fields[kind];
    return term ? [{ kind, term }] : [];
  });
  return { by_kind, repaired_part_days: fields.repaired_part_days };
}
