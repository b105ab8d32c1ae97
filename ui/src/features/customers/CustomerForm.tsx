import { CUSTOMER_KINDS, type Customer } from '@bindings';
import { App, Checkbox, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { OneOf } from '../../kit/OneOf';
import { RecordClashes } from '../../kit/RecordClashes';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import { Stack } from '../../kit/Stack';
import styles from './Customers.module.css';
import { type CustomerFields, customerFields, newCustomer, savedCustomer } from './customerForm';

const texts = ['name', 'phone', 'contact_name', 'contact_phone', 'address', 'note'] as const;

interface CustomerFormProps {
  customer: Customer | undefined;
  onSaved: (customer: Customer) => void;
  onClose: () => void;
}

/** A customer as the counter writes them down. An odd phone is remarked on and kept. */
export function CustomerForm({ customer, onSaved, onClose }: CustomerFormProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const save = useCommand('save_customer');
  const theirs = useMemo(() => (customer ? customerFields(customer) : newCustomer), [customer]);
  const form = useRecordForm(`customer/${customer?.id ?? 'new'}`, theirs);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { value } = form;

  const text = (name: (typeof texts)[number], wide = false) => (
    <Field
      label={t(`customers:field.${name}`)}
      htmlFor={`customer-${name}`}
      names={[name]}
      refusal={refusal}
      required={name === 'name'}
      wide={wide}
    >
      {name === 'note' ? (
        <Input.TextArea
          id="customer-note"
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={value.note}
          data-testid="customer-note"
          onChange={(event) => form.set({ note: event.target.value })}
        />
      ) : (
        <Input
          id={`customer-${name}`}
          autoFocus={name === 'name'}
          autoComplete="off"
          inputMode={name === 'phone' || name === 'contact_phone' ? 'tel' : undefined}
          value={value[name]}
          data-testid={`customer-${name}`}
          onChange={(event) => form.set({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  const said = (name: keyof CustomerFields, fields: CustomerFields): string =>
    name === 'kind'
      ? word('customer_kind', fields.kind)
      : name === 'refuses_messages'
        ? t(fields.refuses_messages ? 'customers:yes' : 'customers:no')
        : fields[name];
  const act = async () => {
    setRefusal(undefined);
    const saved = await save(savedCustomer(value, customer));
    form.clear();
    if (saved.phone_warning) message.warning(word('phone_warning', saved.phone_warning), 6);
    onSaved(saved.customer);
  };
  const lacks = [
    ...clashLacks(t, form),
    value.name.trim() === '' && { says: t('customers:lack_name'), at: 'name' },
  ].filter((lack) => lack !== false);
  return (
    <Stack gap={14} onKeyDownCapture={enterMoves}>
      {form.restored && <p className={styles.quiet}>{t('words:typed.restored')}</p>}
      <RecordClashes form={form} label={(name) => t(`customers:field.${name}`)} said={said} />
      <div className={styles.grid}>
        {text('name')}
        {text('phone')}
        <Field label={t('customers:field.kind')}>
          <OneOf
            value={value.kind}
            codes={CUSTOMER_KINDS}
            word={(kind) => word('customer_kind', kind)}
            onChange={(kind) => form.set({ kind })}
            label={t('customers:field.kind')}
            testId="customer-kind"
          />
        </Field>
        <Field label={t('customers:messages')}>
          <Checkbox
            checked={value.refuses_messages}
            data-testid="customer-refuses_messages"
            onChange={(event) => form.set({ refuses_messages: event.target.checked })}
          >
            {t('customers:field.refuses_messages')}
          </Checkbox>
        </Field>
        {text('contact_name')}
        {text('contact_phone')}
        {text('address', true)}
        {text('note', true)}
      </div>
      <RefusalAlert refusal={isAbout(refusal, texts) ? undefined : refusal} />
      <Buttons>
        <ActionButton
          label={t('customers:save')}
          hotkey="F2"
          primary
          missing={lacks}
          onAct={act}
          onRefused={setRefusal}
          testId="action-save_customer"
        />
        <ActionButton
          label={t('words:typed.discard')}
          onAct={() => {
            form.clear();
            onClose();
          }}
          testId="customer-discard"
        />
      </Buttons>
    </Stack>
  );
}
