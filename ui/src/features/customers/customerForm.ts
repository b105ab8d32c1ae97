import type { Customer, SaveCustomer } from '@bindings';

export type CustomerFields = Omit<SaveCustomer, 'id' | 'version'>;

export const newCustomer: CustomerFields = {
  kind: 'private',
  name: '',
  phone: '',
  contact_name: '',
  contact_phone: '',
  address: '',
  note: '',
  refuses_messages: false,
};

export function customerFields(customer: Customer): CustomerFields {
  const { kind, name, phone, contact_name, contact_phone, address, note, refuses_messages } = customer;
  return { kind, name, phone, contact_name, contact_phone, address, note, refuses_messages };
}

/** Blanks at the ends are nobody's wish. */
export function savedCustomer(fields: CustomerFields, before: Customer | undefined): SaveCustomer {
  return {
    id: before?.id ?? null,
    version: before?.version ?? 0,
    kind: fields.kind,
    name: fields.name.trim(),
    phone: fields.phone.trim(),
    contact_name: fields.contact_name.trim(),
    contact_phone: fields.contact_phone.trim(),
    address: fields.address.trim(),
    note: fields.note.trim(),
    refuses_messages: fields.refuses_messages,
  };
}
