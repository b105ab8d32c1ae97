import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { FINAL_INSPECTION_CODES, type InspectionList, OWN_ITEM, SELF_INSPECTION_CODES } from '@bindings';
import { Button, Checkbox, Input } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useWords } from '../../i18n/words';
import { QuantityInput } from '../../kit/AmountInput';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { Row } from '../../kit/Row';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import styles from './InspectionLists.module.css';
import { type ItemRow, type ListFields, listFields, moved, savedList, withItem } from './inspectionList';

/** One list: each thing that is looked at, and what is measured with its limits. Saved, it is the next edition. */
export function InspectionListDialog({ list, onClose }: { list: InspectionList; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_inspection_list');
  const theirs = useMemo(() => listFields(list), [list]);
  const form = useRecordForm<ListFields>(
    `settings/inspection_list/${list.kind}/${list.trade ?? 'all'}`,
    theirs,
  );
  const { items } = form.value;
  const known: readonly string[] = list.kind === 'final' ? FINAL_INSPECTION_CODES : SELF_INSPECTION_CODES;
  // What the screens name themselves is looked at on every car.
  const left = list.trade ? [] : known.filter((code) => !items.some((row) => row.code === code));
  const nameOf = (row: ItemRow) => (row.code === OWN_ITEM ? row.name : word(`${list.kind}_item`, row.code));
  const change = (key: number, patch: Partial<ItemRow>) =>
    form.set((before) => ({
      items: before.items.map((row) => (row.key === key ? { ...row, ...patch } : row)),
    }));
  const of = list.trade ? word('trade', list.trade) : t('settings:inspections.every_car');
  return (
    <Modal
      open
      title={`${word('inspection_kind', list.kind)} · ${of}`}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={860}
    >
      <DialogForm
        label={t('settings:inspections.save', { edition: list.edition + 1 })}
        hotkey="F2"
        testId="inspection-list-form"
        sendId="action-save_inspection_list"
        missing={clashLacks(t, form)}
        onClose={onClose}
        onSend={async () => {
          await save(savedList(form.value, list));
          form.clear();
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <TypedBefore form={form} />
            <RecordClashes
              form={form}
              label={() => t('settings:inspections.items')}
              said={(_, fields) => fields.items.map(nameOf).join(t('words:list_separator'))}
            />
            <Field
              label={t('settings:inspections.items')}
              names={['template_items']}
              refusal={refusal}
              hint={t('settings:inspections.items_hint')}
              wide
            >
              <div className={styles.rows}>
                {items.map((row, place) => (
                  <div key={row.key} className={styles.item} data-testid={`inspection-item-${place}`}>
                    {row.code === OWN_ITEM ? (
                      <Input
                        value={row.name}
                        autoComplete="off"
                        aria-label={t('settings:inspections.name')}
                        placeholder={t('settings:inspections.name')}
                        onChange={(event) => change(row.key, { name: event.target.value })}
                      />
                    ) : (
                      <span>{nameOf(row)}</span>
                    )}
                    <Input
                      value={row.unit}
                      autoComplete="off"
                      aria-label={t('settings:operation.asked_unit')}
                      placeholder={t('settings:operation.asked_unit')}
                      onChange={(event) => change(row.key, { unit: event.target.value })}
                    />
                    <QuantityInput
                      value={row.least}
                      min={-100_000_000}
                      aria-label={t('settings:operation.asked_least')}
                      placeholder={t('settings:operation.asked_least')}
                      disabled={row.unit.trim() === ''}
                      onChange={(least) => change(row.key, { least: least ?? null })}
                    />
                    <QuantityInput
                      value={row.most}
                      min={-100_000_000}
                      aria-label={t('settings:operation.asked_most')}
                      placeholder={t('settings:operation.asked_most')}
                      disabled={row.unit.trim() === ''}
                      onChange={(most) => change(row.key, { most: most ?? null })}
                    />
                    {list.kind === 'final' ? (
                      <Checkbox
                        checked={row.unsafe_without}
                        onChange={(event) => change(row.key, { unsafe_without: event.target.checked })}
                      >
                        {t('settings:inspections.unsafe')}
                      </Checkbox>
                    ) : (
                      <span />
                    )}
                    <Row gap={0}>
                      <Button
                        type="text"
                        icon={<ArrowUpOutlined />}
                        aria-label={t('settings:inspections.up', { name: nameOf(row) })}
                        disabled={place === 0}
                        onClick={() => form.set((before) => ({ items: moved(before.items, row.key, -1) }))}
                      />
                      <Button
                        type="text"
                        icon={<ArrowDownOutlined />}
                        aria-label={t('settings:inspections.down', { name: nameOf(row) })}
                        disabled={place === items.length - 1}
                        onClick={() => form.set((before) => ({ items: moved(before.items, row.key, 1) }))}
                      />
                      <Button
                        type="text"
                        icon={<DeleteOutlined />}
                        aria-label={t('settings:operation.remove', { name: nameOf(row) })}
                        onClick={() => form.set({ items: items.filter((one) => one.key !== row.key) })}
                      />
                    </Row>
                  </div>
                ))}
                <Row gap={8} wrap>
                  <Button
                    data-testid="inspection-item-add"
                    onClick={() => form.set((before) => ({ items: withItem(before.items) }))}
                  >
                    {t('settings:inspections.add')}
                  </Button>
                  {left.map((code) => (
                    <Button
                      key={code}
                      data-testid={`inspection-item-add-${code}`}
                      onClick={() => form.set((before) => ({ items: withItem(before.items, code) }))}
                    >
                      {t('settings:inspections.add_known', { name: word(`${list.kind}_item`, code) })}
                    </Button>
                  ))}
                </Row>
              </div>
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
