import type { Supplier } from '@bindings';
import { Checkbox, Input } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import type { RefusalLike } from '../../../i18n/refusal';
import { shopToday } from '../../../i18n/time';
import { ActionButton } from '../../../kit/ActionButton';
import { CountInput } from '../../../kit/CountInput';
import { DayInput } from '../../../kit/DayInput';
import { DialogForm } from '../../../kit/DialogForm';
import { addDays } from '../../../kit/dayText';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { RecordClashes, TypedBefore } from '../../../kit/RecordClashes';
import { clashLacks, useRecordForm } from '../../../kit/recordForm';
import styles from '../orders/Orders.module.css';
import { type SupplierFields, supplierFields } from './supplierFields';

interface SupplierDialogProps {
  supplier: Supplier | undefined;
  onClose: () => void;
  onSaved?: (supplier: Supplier) => void;
}

/** Those that are typed as they are, in the order they stand in; a refusal calls them so as well. */
const texts = [
  'contact_name',
  'supplier_phone',
  'supplier_address',
  'supplier_tax_number',
  'bank',
  'licence_number',
] as const;

const patchOf = (field: (typeof texts)[number], text: string): Partial<SupplierFields> => {
  const patch: Partial<Record<(typeof texts)[number], string>> = { [field]: text };
  return patch;
};

/** A supplier is written down, or changed; who is given up stays on what was bought of them. */
export function SupplierDialog({ supplier, onClose, onSaved }: SupplierDialogProps) {
  const { t } = useTranslation();
  const save = useCommand('save_supplier');
  const theirs = useMemo(() => supplierFields(supplier), [supplier]);
  const form = useRecordForm(`supplier/${supplier?.id ?? 'new'}`, theirs);
  const { value } = form;
  const write = async (active: boolean) => {
    const saved = await save({ id: supplier?.id ?? null, version: supplier?.version ?? 0, ...value, active });
    form.clear();
    onClose();
    onSaved?.(saved);
  };
  const missing = [
    ...clashLacks(t, form),
    ...(value.name.trim() === '' ? [{ says: t('suppliers:lack.name'), at: 'supplier_name' }] : []),
  ];
  return (
    <Modal
      open
      title={t(supplier ? 'suppliers:edit' : 'suppliers:new')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={720}
    >
      <DialogForm
        label={t(supplier && !supplier.active ? 'suppliers:bring_back' : 'suppliers:save')}
        hotkey="F2"
        testId="supplier-form"
        sendId="action-save_supplier"
        missing={missing}
        onClose={onClose}
        onSend={() => write(true)}
        beside={(onRefused) =>
          supplier?.active && (
            <ActionButton
              label={t('suppliers:retire')}
              danger
              missing={missing}
              onRefused={onRefused}
              testId="supplier-retire"
              onAct={() => write(false)}
            />
          )
        }
      >
        {(refusal) => (
          <>
            <TypedBefore form={form} />
            <RecordClashes
              form={form}
              label={(field) => t(`suppliers:${field}`)}
              said={(field, fields) => String(fields[field] ?? '')}
            />
            <Field
              label={t('suppliers:name')}
              htmlFor="supplier-name"
              names={['supplier_name']}
              refusal={refusal}
              required
            >
              <Input
                id="supplier-name"
                data-testid="supplier-name"
                autoFocus
                autoComplete="off"
                value={value.name}
                onChange={(event) => form.set({ name: event.target.value })}
              />
            </Field>
            <div className={styles.grid}>
              {texts.map((field) => (
                <Field
                  key={field}
                  label={t(`suppliers:${field}`)}
                  htmlFor={`supplier-${field}`}
                  names={[field]}
                  refusal={refusal}
                >
                  <Input
                    id={`supplier-${field}`}
                    data-testid={`supplier-${field}`}
                    autoComplete="off"
                    value={value[field]}
                    onChange={(event) => form.set(patchOf(field, event.target.value))}
                  />
                </Field>
              ))}
            </div>
            <Days value={value} set={form.set} refusal={refusal} />
            <Field label={t('suppliers:note')} htmlFor="supplier-note" names={['note']} refusal={refusal}>
              <Input.TextArea
                id="supplier-note"
                data-testid="supplier-note"
                rows={2}
                value={value.note}
                onChange={(event) => form.set({ note: event.target.value })}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}

interface DaysProps {
  value: SupplierFields;
  set: (patch: Partial<SupplierFields>) => void;
  refusal: RefusalLike | undefined;
}

/** Until when the licence holds, when its invoices are due, and how long it takes. */
function Days({ value, set, refusal }: DaysProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.grid}>
      <Field label={t('suppliers:licence_until')} names={['licence_until']} refusal={refusal}>
        <Checkbox
          checked={value.licence_until !== null}
          data-testid="supplier-licence-known"
          onChange={(event) =>
            set({ licence_until: event.target.checked ? addDays(shopToday(), 365) : null })
          }
        >
          {t('suppliers:licence_known')}
        </Checkbox>
        {value.licence_until !== null && (
          <DayInput
            value={value.licence_until}
            label={t('suppliers:licence_until')}
            offer={0}
            testId="supplier-licence-until"
            onChange={(licence_until) => set({ licence_until })}
          />
        )}
      </Field>
      <Field label={t('suppliers:payment_days')} names={['payment_days']} refusal={refusal}>
        <CountInput
          value={value.payment_days}
          label={t('suppliers:payment_days')}
          testId="supplier-payment-days"
          suffix={t('purchasing:days_unit')}
          onChange={(days) => set({ payment_days: days ?? 0 })}
        />
      </Field>
      <Field
        label={t('suppliers:lead_days')}
        names={['lead_days']}
        refusal={refusal}
        hint={t('suppliers:lead_hint')}
      >
        <CountInput
          value={value.lead_days}
          label={t('suppliers:lead_days')}
          testId="supplier-lead-days"
          suffix={t('purchasing:days_unit')}
          onChange={(days) => set({ lead_days: days ?? 0 })}
        />
      </Field>
    </div>
  );
}
