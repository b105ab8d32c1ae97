import { DeleteOutlined } from '@ant-design/icons';
import { type CatalogueItem, type ExpressKindRow, REPAIR_KINDS, type RepairKind } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { AddItem } from '../../kit/AddItem';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { itemKey } from '../../kit/itemKey';
import { Modal } from '../../kit/Modal';
import { Row } from '../../kit/Row';
import styles from './Express.module.css';

interface KindDialogProps {
  /** Left out of a new one. */
  row: ExpressKindRow | undefined;
  onClose: () => void;
}

/** What a kind of express order is called, and what it is made of. */
export function KindDialog({ row, onClose }: KindDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_express_kind');
  const kind = row?.kind;
  const [name, setName] = useState(kind?.name ?? '');
  const [repairKind, setRepairKind] = useState<RepairKind>(kind?.repair_kind ?? 'repair');
  const [items, setItems] = useState<readonly CatalogueItem[]>(row?.items ?? []);
  const write = async (active: boolean) => {
    await save({
      id: kind?.id ?? null,
      version: kind?.version ?? 0,
      name: name.trim(),
      repair_kind: repairKind,
      express_items: items.map((item) => item.id),
      active,
    });
    onClose();
  };
  const missing = [
    ...(name.trim() === '' ? [{ says: t('express:lack.name'), at: 'name' }] : []),
    ...(items.length === 0 ? [{ says: t('express:lack.items'), at: 'express_items' }] : []),
  ];
  return (
    <Modal
      open
      title={t(kind ? 'express:edit_kind' : 'express:new_kind')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={640}
    >
      <DialogForm
        label={t(kind && !kind.active ? 'express:bring_back' : 'settings:save')}
        hotkey="F2"
        testId="express-kind-form"
        sendId="action-save_express_kind"
        missing={missing}
        onClose={onClose}
        onSend={() => write(true)}
        beside={(onRefused) =>
          kind?.active && (
            <ActionButton
              label={t('express:retire')}
              danger
              missing={missing}
              onRefused={onRefused}
              testId="express-kind-retire"
              onAct={() => write(false)}
            />
          )
        }
      >
        {(refusal) => (
          <>
            <Field
              label={t('express:kind_name')}
              htmlFor="kind-name"
              names={['name']}
              refusal={refusal}
              required
            >
              <Input
                id="kind-name"
                autoFocus
                autoComplete="off"
                value={name}
                data-testid="express-kind-name"
                onChange={(event) => setName(event.target.value)}
              />
            </Field>
            <Field label={t('express:kind_items')} names={['express_items']} refusal={refusal} required>
              <div className={styles.items}>
                {items.map((item) => (
                  <Row key={itemKey(item.id)} gap={8}>
                    <span>{item.name}</span>
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={t('express:remove_item', { name: item.name })}
                      onClick={() => setItems(items.filter((one) => one !== item))}
                    />
                  </Row>
                ))}
                <AddOfList
                  onItem={(item) =>
                    setItems((before) =>
                      before.some((one) => itemKey(one.id) === itemKey(item.id)) ? before : [...before, item],
                    )
                  }
                />
              </div>
            </Field>
            <Field
              label={t('express:repair_kind')}
              htmlFor="kind-repair"
              names={['repair_kind']}
              refusal={refusal}
              hint={t('express:repair_kind_hint')}
            >
              <Select<RepairKind>
                id="kind-repair"
                value={repairKind}
                data-testid="express-kind-repair"
                options={REPAIR_KINDS.map((code) => ({ value: code, label: word('repair_kind', code) }))}
                onChange={setRepairKind}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}

/** An item of the price list, by any part of its name. */
function AddOfList({ onItem }: { onItem: (item: CatalogueItem) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const query = text.trim();
  const found = useRead('find_catalogue', { query, kind: null }, { placeholderData: keepPreviousData });
  return (
    <AddItem
      text={text}
      onText={setText}
      found={found.data?.items ?? []}
      waits={found.data === undefined || found.isPlaceholderData}
      failed={found.isError}
      onItem={onItem}
      hint={t('express:add_item')}
      testId="express-kind-add"
      width={320}
    />
  );
}
