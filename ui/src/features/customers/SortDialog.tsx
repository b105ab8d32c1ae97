import type { Customer } from '@bindings';
import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { clashLacks, useRecordForm } from '../../kit/recordForm';

/** What a shop sorts its customers by: one of its levels, and words of anybody's own. */
export function SortDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const save = useCommand('sort_customer');
  const words = useRead('customer_words', {}).data;
  const { level, tags } = customer;
  const theirs = useMemo(() => ({ level, tags }), [level, tags]);
  const form = useRecordForm(`customer/${customer.id}/sorted`, theirs);
  const { value } = form;
  const levels = words?.levels ?? [];
  // A level of an older list stays until another is chosen.
  const offered = level === '' || levels.includes(level) ? levels : [...levels, level];
  const label = (name: 'level' | 'tags') => t(`contacts:sort.${name}`);
  return (
    <Modal open title={t('contacts:sort.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={t('contacts:save')}
        hotkey="F2"
        testId="sort-form"
        sendId="sort-save"
        missing={clashLacks(t, form)}
        onClose={onClose}
        onSend={async () => {
          await save({ customer_id: customer.id, version: customer.version, ...value });
          form.clear();
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <TypedBefore form={form} />
            <RecordClashes
              form={form}
              label={label}
              said={(name, fields) =>
                name === 'level' ? fields.level : fields.tags.join(t('words:list_separator'))
              }
            />
            <Field
              label={label('level')}
              htmlFor="sort-level"
              names={['level']}
              refusal={refusal}
              hint={words && offered.length === 0 && t('contacts:sort.no_levels')}
            >
              <Select<string>
                id="sort-level"
                autoFocus
                allowClear
                value={value.level || null}
                aria-label={label('level')}
                data-testid="sort-level"
                options={offered.map((one) => ({ value: one, label: one }))}
                onChange={(next: string | undefined) => form.set({ level: next ?? '' })}
              />
            </Field>
            <Field
              label={label('tags')}
              htmlFor="sort-tags"
              names={['tags']}
              refusal={refusal}
              hint={t('contacts:sort.tags_hint')}
            >
              <Select<string[]>
                id="sort-tags"
                mode="tags"
                value={value.tags}
                aria-label={label('tags')}
                data-testid="sort-tags"
                tokenSeparators={[',', '，', '、']}
                options={(words?.tags ?? []).map((one) => ({ value: one, label: one }))}
                onChange={(tags) => form.set({ tags })}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
