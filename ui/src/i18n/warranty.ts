import type { WarrantyTerm } from '@bindings';
import type { TFunction } from 'i18next';

/** How long something is answered for: days and kilometres, or days alone. */
export function warrantyWords(t: TFunction, term: WarrantyTerm | null): string {
  if (!term || term.days === 0) return t('words:warranty_term.none');
  return t(term.km > 0 ? 'words:warranty_term.both' : 'words:warranty_term.days', { ...term });
}
