import { PAPERS, type PaperKind } from '@bindings';
import { useTranslation } from 'react-i18next';
import type { Language } from './language';

/**
 * What is looked at, saved and printed: the shop's own papers, and what has no declaration among them: two
 * are as somebody else made them, one is kept nowhere, and lists go out as workbooks.
 */
export type DocumentKind =
  | PaperKind
  | 'attached_file'
  | 'record_document'
  | 'customer_slip'
  // A booking as calendars take it in.
  | 'booking_calendar'
  | 'tax_batch'
  // Lists of the store, as workbooks.
  | 'purchase_order_list'
  | 'stock_list'
  | 'movement_list'
  | 'stock_month_list'
  | 'warning_list'
  | 'supplier_list'
  | 'on_order_list'
  | 'goods_receipt_list'
  | 'payable_list'
  | 'count_list'
  | 'counter_sale_list'
  | 'claim_list'
  | 'loan_list'
  | 'overdue_list'
  | 'abc_list'
  | 'margin_list'
  | 'bin_list'
  | 'need_list'
  | 'inquiry_list'
  | 'supplier_return_list'
  | 'old_part_list'
  // Of the lists of all years, as somebody narrowed them.
  | 'work_order_list'
  | 'sheet_list'
  | 'vehicle_list'
  | 'customer_list'
  | 'booking_list'
  | 'complaint_list'
  | 'call_list'
  // All that is held of one customer.
  | 'personal_data_list'
  // Work with what is known of it.
  | 'operation_list'
  // What is done together.
  | 'package_list'
  // The rows of an import there is something to say about.
  | 'import_report_list';

export const isPaper = (kind: DocumentKind): kind is PaperKind => kind in PAPERS;

/** What a paper is called in the language of the screen. Its declaration says it, beside all else about the paper. */
export function usePaperName(): (kind: DocumentKind) => string {
  const { t, i18n } = useTranslation();
  return (kind) =>
    isPaper(kind) ? PAPERS[kind].called[i18n.language as Language] : t(`words:document_kind.${kind}`);
}
