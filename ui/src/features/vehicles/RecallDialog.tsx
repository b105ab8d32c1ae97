import type { Recall, RecallTyped } from '@bindings';
import { Checkbox, Input } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useWords } from '../../i18n/words';
import { HoursInput } from '../../kit/AmountInput';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { clashLacks, useRecordForm } from '../../kit/recordForm';

type Typed = RecallTyped & { hours: number };

const blank: Typed = {
  recall_number: '',
  name: '',
  text: '',
  vin_from: '',
  vin_to: '',
  safety: true,
  active: true,
  hours: 0,
};
type Text = 'recall_number' | 'name' | 'text' | 'vin_from' | 'vin_to';

/** A recall as its maker announced it. */
export function RecallDialog({ recall, onClose }: { recall: Recall | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_recall');
  const theirs = useMemo<Typed>(() => {
    if (!recall) return blank;
    const { id: _id, version: _version, wmi: _wmi, ...typed } = recall;
    return typed;
  }, [recall]);
  const form = useRecordForm(`recall/${recall?.id ?? 'new'}`, theirs);
  const { value } = form;
  const label = (name: keyof Typed) =>
    name === 'safety' || name === 'active' ? t(`history:recall.${name}`) : word('field', name);
  const lacks = (['name', 'vin_from'] as const).filter((name) => value[name].trim() === '');
  const missing = [
    ...clashLacks(t, form),
    ...lacks.map((name) => ({ says: t('history:recall.missing', { field: word('field', name) }), at: name })),
  ];
  return (
    <Modal
      open
      title={t(recall ? 'history:recall.edit' : 'history:recall.add')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('vehicles:save')}
        hotkey="F2"
        testId="recall-form"
        sendId="recall-save"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          await save({ id: recall?.id ?? null, version: recall?.version ?? 0, typed: value });
          form.clear();
          onClose();
        }}
      >
        {(refusal) => {
          const text = (name: Text, autoFocus = false) => (
            <Field label={label(name)} htmlFor={`recall-${name}`} names={[name]} refusal={refusal}>
              <Input
                id={`recall-${name}`}
                autoFocus={autoFocus}
                autoComplete="off"
                value={value[name]}
                data-testid={`recall-${name}`}
                data-lack={name}
                onChange={(event) => form.set({ [name]: event.target.value })}
              />
            </Field>
          );
          return (
            <>
              <TypedBefore form={form} />
              <RecordClashes form={form} label={label} said={(name, fields) => String(fields[name])} />
              {text('name', true)}
              {text('recall_number')}
              {text('text')}
              {text('vin_from')}
              {text('vin_to')}
              <Field
                label={label('hours')}
                names={['hours']}
                refusal={refusal}
                hint={t('history:recall.hours_hint')}
              >
                <HoursInput
                  value={value.hours}
                  aria-label={label('hours')}
                  data-testid="recall-hours"
                  onChange={(next) => form.set({ hours: next ?? 0 })}
                />
              </Field>
              {(['safety', 'active'] as const).map((name) => (
                <Checkbox
                  key={name}
                  checked={value[name]}
                  data-testid={`recall-${name}`}
                  onChange={(event) => form.set({ [name]: event.target.checked })}
                >
                  {label(name)}
                </Checkbox>
              ))}
            </>
          );
        }}
      </DialogForm>
    </Modal>
  );
}
