import type { SaveSupplier, Supplier } from '@bindings';

/** A supplier, as it is typed. */
export type SupplierFields = Omit<SaveSupplier, 'id' | 'version' | 'active'>;

/** A new one is paid after a month, and delivers as the shop reckons. */
export const supplierFields = (supplier: Supplier | undefined): SupplierFields => ({
  name: supplier?.name ?? '',
  contact_name: supplier?.contact_name ?? '',
  supplier_phone: supplier?.supplier_phone ?? '',
  supplier_address: supplier?.supplier_address ?? '',
  supplier_tax_number: supplier?.supplier_tax_number ?? '',
  bank: supplier?.bank ?? '',
  licence_number: supplier?.licence_number ?? '',
  licence_until: supplier?.licence_until ?? null,
  payment_days: supplier ? supplier.payment_days : 30,
  lead_days: supplier?.lead_days ?? 0,
  note: supplier?.note ?? '',
});
