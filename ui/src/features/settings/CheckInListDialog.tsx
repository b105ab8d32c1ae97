import { DownOutlined, UpOutlined } from '@ant-design/icons';
import type { CheckInList } from '@bindings';
import { Button, Checkbox, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useWords } from '../../i18n/words';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import styles from './CheckInLists.module.css';
import { type ItemRow, type ListFields, listFields, moved, savedList, withNew } from './checkInList';

interface CheckInListDialogProps {
  list: CheckInList;
  onClose: () => void;
}

/** The items of one list, in the order in which they are asked: named, moved, switched off, and added. */
export function CheckInListDialog({ list, onClose }: CheckInListDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_check_in_list');
  const theirs = useMemo(() => listFields(list), [list]);
  const form = useRecordForm(`settings/check_in_list/${list.kind}`, theirs);
  const { value } = form;
  const called = (row: ItemRow) => row.name || word('walk_around_item', row.code);
  const change = (key: number, patch: Partial<ItemRow>) =>
    form.set((before) => ({
      items: before.items.map((row) => (row.key === key ? { ...row, ...patch } : row)),
    }));
  const said = (field: keyof ListFields, fields: ListFields): string =>
    field === 'items'
      ? fields.items.map(called).join(t('words:list_separator'))
      : t(`settings:check_in_lists.${fields.active ? 'on' : 'off'}`);
  const missing = [
    ...clashLacks(t, form),
    ...(savedList(list, value).items.some((row) => row.active)
      ? []
      : [{ says: t('settings:check_in_lists.lack'), at: 'items' }]),
  ];
  return (
    <Modal
      open
      title={t('settings:check_in_lists.title', { kind: word('check_in_kind', list.kind) })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={820}
    >
      <DialogForm
        label={t('settings:save')}
        hotkey="F2"
        testId="check-in-list-form"
        sendId="action-save_check_in_list"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          await save(savedList(list, value));
          form.clear();
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <TypedBefore form={form} />
            <RecordClashes
              form={form}
              label={(field) => t(`settings:check_in_lists.${field === 'items' ? 'items' : 'state'}`)}
              said={said}
            />
            {list.kind !== 'general' && (
              <Checkbox
                checked={value.active}
                data-testid="check-in-list-own"
                onChange={(event) => form.set({ active: event.target.checked })}
              >
                {t('settings:check_in_lists.own')}
              </Checkbox>
            )}
            <Field label={t('settings:check_in_lists.items')} names={['items']} refusal={refusal}>
              <ol className={styles.rows}>
                {value.items.map((row, place) => {
                  const name = called(row);
                  return (
                    <li key={row.key} className={styles.item} data-testid={`check-in-item-${place}`}>
                      <Checkbox
                        checked={row.active}
                        aria-label={t('settings:check_in_lists.asked_of', { name })}
                        onChange={(event) => change(row.key, { active: event.target.checked })}
                      />
                      <Input
                        value={row.name}
                        placeholder={row.code === '' ? undefined : word('walk_around_item', row.code)}
                        aria-label={t('settings:check_in_lists.own_words', { name })}
                        onChange={(event) => change(row.key, { name: event.target.value })}
                      />
                      <Select<string[]>
                        mode="tags"
                        open={false}
                        suffixIcon={null}
                        value={row.phrases}
                        placeholder={t('settings:check_in_lists.phrases')}
                        aria-label={t('settings:check_in_lists.phrases_of', { name })}
                        tokenSeparators={[',', '，', '、']}
                        onChange={(phrases) => change(row.key, { phrases })}
                      />
                      <Button
                        type="text"
                        icon={<UpOutlined />}
                        disabled={place === 0}
                        aria-label={t('settings:check_in_lists.up', { name })}
                        onClick={() => form.set((before) => ({ items: moved(before.items, row.key, -1) }))}
                      />
                      <Button
                        type="text"
                        icon={<DownOutlined />}
                        disabled={place === value.items.length - 1}
                        aria-label={t('settings:check_in_lists.down', { name })}
                        onClick={() => form.set((before) => ({ items: moved(before.items, row.key, 1) }))}
                      />
                    </li>
                  );
                })}
              </ol>
              <AddItem onAdd={(name) => form.set((before) => ({ items: withNew(before.items, name) }))} />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}

/** Enter adds what is typed; empty, it goes on to what comes next. */
function AddItem({ onAdd }: { onAdd: (name: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const name = text.trim();
  const add = () => {
    if (name === '') return;
    onAdd(name);
    setText('');
  };
  return (
    <div className={styles.add} data-own-enter={name === '' ? undefined : true}>
      <Input
        value={text}
        placeholder={t('settings:check_in_lists.add')}
        aria-label={t('settings:check_in_lists.add')}
        data-testid="check-in-item-new"
        onChange={(event) => setText(event.target.value)}
        onPressEnter={add}
      />
      <Button data-testid="check-in-item-add" disabled={name === ''} onClick={add}>
        {t('settings:check_in_lists.add_do')}
      </Button>
    </div>
  );
}
