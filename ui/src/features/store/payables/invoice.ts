import type { PartOfReceipt, ReceiptToInvoice, SupplierAccount } from '@bindings';
import { fenOf } from '../../../i18n/amounts';

/** Of a receipt by its number: what of it an invoice charges, where somebody said less than all that is left. */
export type Parts = Readonly<Record<number, number | undefined>>;

/** What an invoice charges of a receipt. */
export const partOf = (receipt: ReceiptToInvoice, parts: Parts): number =>
  parts[receipt.id] ?? fenOf(receipt.to_charge);

interface Chosen {
  receipts: readonly number[];
  parts: Parts;
  returns: readonly number[];
}

/** What the chosen receipts come to, less the chosen returns: the amount that is offered. */
export const comesTo = (
  account: Pick<SupplierAccount, 'receipts' | 'returns'>,
  { receipts, parts, returns }: Chosen,
): number =>
  account.receipts
    .filter(({ id }) => receipts.includes(id))
    .reduce((sum, receipt) => sum + partOf(receipt, parts), 0) -
  account.returns
    .filter(({ id }) => returns.includes(id))
    .reduce((sum, { credited }) => sum + fenOf(credited), 0);

/** The chosen receipts of which only a part is charged; of the others all that is left. */
export const onlyPart = (
  account: Pick<SupplierAccount, 'receipts'>,
  receipts: readonly number[],
  parts: Parts,
): PartOfReceipt[] =>
  account.receipts
    .filter((receipt) => receipts.includes(receipt.id) && partOf(receipt, parts) !== fenOf(receipt.to_charge))
    .map((receipt) => ({ goods_receipt_id: receipt.id, amount: partOf(receipt, parts) }));
