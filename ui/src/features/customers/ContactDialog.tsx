import {
  CONTACT_ROLES,
  type ContactRow,
  type ContactTyped,
  type Customer,
  type Department,
  type Vehicle,
} from '@bindings';
import { App, Checkbox, Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useWords } from '../../i18n/words';
import { Choice } from '../../kit/Choice';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { clashLacks, useRecordForm } from '../../kit/recordForm';

interface ContactDialogProps {
  customer: Customer;
  row: ContactRow | undefined;
  departments: Department[];
  /** Those of the customer; a contact may drive one of them. */
  vehicles: Vehicle[];
  onClose: () => void;
}

const fieldsOf = (row: ContactRow | undefined, customer: Customer): ContactTyped => {
  if (!row)
    return {
      contact_role: customer.kind === 'company' ? 'driver' : 'family',
      name: '',
      phone: '',
      department_id: null,
      vehicle_id: null,
      note: '',
      active: true,
    };
  const { contact_role, name, phone, department_id, vehicle_id, note, active } = row.contact;
  return { contact_role, name, phone, department_id, vehicle_id, note, active };
};

/** Somebody who is spoken to for a customer. Who left is ticked off, and ticked again when they are back. */
export function ContactDialog({ customer, row, departments, vehicles, onClose }: ContactDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const save = useCommand('save_contact');
  const theirs = useMemo(() => fieldsOf(row, customer), [row, customer]);
  const form = useRecordForm(`contact/${row?.contact.id ?? `new/${customer.id}`}`, theirs);
  const { value } = form;
  const label = (name: keyof ContactTyped) => t(`contacts:field.${name}`);
  const cars = vehicles.map(({ id, plate, make, model }) => ({
    value: id,
    label: plate ?? `${make} ${model}`.trim(),
  }));
  const drives = row?.contact.vehicle_id;
  // They may drive a car that is somebody else's by now.
  if (drives && !cars.some((car) => car.value === drives))
    cars.unshift({ value: drives, label: row.plate ?? String(drives) });
  const said = (name: keyof ContactTyped, fields: ContactTyped): string => {
    switch (name) {
      case 'contact_role':
        return word('contact_role', fields.contact_role);
      case 'department_id':
        return departments.find(({ id }) => id === fields.department_id)?.name ?? '';
      case 'vehicle_id':
        return cars.find((car) => car.value === fields.vehicle_id)?.label ?? '';
      case 'active':
        return t(fields.active ? 'contacts:here' : 'contacts:left');
      default:
        return fields[name];
    }
  };
  const text = (name: 'name' | 'phone' | 'note') => ({
    id: `contact-${name}`,
    autoComplete: 'off',
    value: value[name],
    'data-testid': `contact-${name}`,
  });
  return (
    <Modal
      open
      title={t(row ? 'contacts:edit' : 'contacts:add')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('contacts:save')}
        hotkey="F2"
        testId="contact-form"
        sendId="contact-save"
        missing={[
          ...clashLacks(t, form),
          ...(value.name.trim() === '' ? [{ says: t('contacts:lack_name'), at: 'name' }] : []),
        ]}
        onClose={onClose}
        onSend={async () => {
          const { phone_warning } = await save({
            id: row?.contact.id ?? null,
            version: row?.contact.version ?? 0,
            customer_id: customer.id,
            typed: value,
          });
          form.clear();
          if (phone_warning) message.warning(word('phone_warning', phone_warning), 6);
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <TypedBefore form={form} />
            <RecordClashes form={form} label={label} said={said} />
            <Field label={label('name')} htmlFor="contact-name" names={['name']} refusal={refusal} required>
              <Input
                {...text('name')}
                autoFocus
                onChange={(event) => form.set({ name: event.target.value })}
              />
            </Field>
            <Field label={label('phone')} htmlFor="contact-phone" names={['phone']} refusal={refusal}>
              <Input
                {...text('phone')}
                inputMode="tel"
                onChange={(event) => form.set({ phone: event.target.value })}
              />
            </Field>
            <Field label={label('contact_role')}>
              <Choice
                value={value.contact_role}
                codes={CONTACT_ROLES}
                word={(code) => word('contact_role', code)}
                onChange={(contact_role) => form.set({ contact_role })}
                label={label('contact_role')}
                testId="contact-role"
              />
            </Field>
            {departments.length > 0 && (
              <Field
                label={label('department_id')}
                htmlFor="contact-department"
                names={['department_id']}
                refusal={refusal}
              >
                <Select<number>
                  id="contact-department"
                  allowClear
                  value={value.department_id}
                  aria-label={label('department_id')}
                  data-testid="contact-department"
                  options={departments.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={(department_id: number | undefined) =>
                    form.set({ department_id: department_id ?? null })
                  }
                />
              </Field>
            )}
            {cars.length > 0 && (
              <Field label={label('vehicle_id')} htmlFor="contact-vehicle">
                <Select<number>
                  id="contact-vehicle"
                  allowClear
                  showSearch={{ optionFilterProp: 'label' }}
                  value={value.vehicle_id}
                  aria-label={label('vehicle_id')}
                  data-testid="contact-vehicle"
                  options={cars}
                  onChange={(vehicle_id: number | undefined) => form.set({ vehicle_id: vehicle_id ?? null })}
                />
              </Field>
            )}
            <Field label={label('note')} htmlFor="contact-note" names={['note']} refusal={refusal}>
              <Input {...text('note')} onChange={(event) => form.set({ note: event.target.value })} />
            </Field>
            {row && (
              <Checkbox
                checked={value.active}
                data-testid="contact-active"
                onChange={(event) => form.set({ active: event.target.checked })}
              >
                {label('active')}
              </Checkbox>
            )}
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
