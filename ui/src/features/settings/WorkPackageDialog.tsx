import { DeleteOutlined } from '@ant-design/icons';
import type { CatalogueItem, WorkPackage } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { formatQuantity } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { AddItem } from '../../kit/AddItem';
import { QuantityInput } from '../../kit/AmountInput';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Quiet } from '../../kit/Quiet';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import styles from './Operations.module.css';
import {
  type PackageFields,
  packageFields,
  savedPackage,
  type WorkRow,
  withItem,
  withNamedPart,
} from './workPackage';

interface WorkPackageDialogProps {
  known: WorkPackage | undefined;
  onClose: () => void;
}

/** What is done together: its name, and each piece of work and part in it. */
export function WorkPackageDialog({ known, onClose }: WorkPackageDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_work_package');
  const theirs = useMemo(() => packageFields(known), [known]);
  const form = useRecordForm(`settings/work_package/${known?.id ?? 'new'}`, theirs);
  const { value } = form;
  const change = (key: number, patch: Partial<WorkRow>) =>
    form.set((before) => ({
      works: before.works.map((row) => (row.key === key ? { ...row, ...patch } : row)),
    }));
  const said = (field: keyof PackageFields, fields: PackageFields): string =>
    field === 'works'
      ? fields.works
          .map((row) => `${row.name} ${formatQuantity(row.quantity)}`)
          .join(t('words:list_separator'))
      : fields[field];
  const write = async (active: boolean) => {
    await save(savedPackage(value, known, active));
    form.clear();
    onClose();
  };
  const missing = [
    ...clashLacks(t, form),
    ...(value.name.trim() === '' ? [{ says: t('settings:catalogue.lack'), at: 'name' }] : []),
    ...(value.works.length === 0 ? [{ says: t('settings:work_packages.lack'), at: 'works' }] : []),
  ];
  return (
    <Modal
      open
      title={known ? known.name : t('settings:work_packages.new')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={760}
    >
      <DialogForm
        label={t('settings:save')}
        hotkey="F2"
        testId="work-package-form"
        sendId="action-save_work_package"
        missing={missing}
        onClose={onClose}
        onSend={() => write(known?.active ?? true)}
        beside={(onRefused) =>
          known && (
            <ActionButton
              label={t(known.active ? 'settings:catalogue.retire' : 'settings:catalogue.bring_back')}
              danger={known.active}
              missing={missing}
              onRefused={onRefused}
              testId={known.active ? 'work-package-retire' : 'work-package-bring-back'}
              onAct={() => write(!known.active)}
            />
          )
        }
      >
        {(refusal) => (
          <>
            <TypedBefore form={form} />
            <RecordClashes
              form={form}
              label={(field) =>
                field === 'works' ? t('settings:work_packages.works') : t(`settings:catalogue.${field}`)
              }
              said={said}
            />
            <div className={styles.pair}>
              <Field
                label={t('settings:catalogue.name')}
                htmlFor="work-package-name"
                names={['name']}
                refusal={refusal}
                required
              >
                <Input
                  id="work-package-name"
                  data-testid="work-package-name"
                  autoFocus
                  autoComplete="off"
                  value={value.name}
                  onChange={(event) => form.set({ name: event.target.value })}
                />
              </Field>
              <Field
                label={t('settings:catalogue.code')}
                htmlFor="work-package-code"
                names={['code']}
                refusal={refusal}
              >
                <Input
                  id="work-package-code"
                  data-testid="work-package-code"
                  autoComplete="off"
                  value={value.code}
                  onChange={(event) => form.set({ code: event.target.value })}
                />
              </Field>
            </div>
            <Field
              label={t('settings:work_packages.works')}
              names={['works']}
              refusal={refusal}
              hint={t('settings:work_packages.works_hint')}
            >
              <div className={styles.rows}>
                {value.works.map((row, place) => (
                  <div key={row.key} className={styles.work} data-testid={`work-package-row-${place}`}>
                    <Quiet>{word('line_kind', row.kind)}</Quiet>
                    <span>{row.name}</span>
                    {row.kind === 'labour' ? (
                      <span />
                    ) : (
                      <QuantityInput
                        value={row.quantity}
                        aria-label={t('settings:catalogue.quantity')}
                        onChange={(quantity) => change(row.key, { quantity: quantity ?? 0 })}
                      />
                    )}
                    {row.kind === 'part' ? (
                      <Input
                        value={row.unit}
                        aria-label={t('settings:catalogue.unit')}
                        placeholder={t('settings:catalogue.unit')}
                        onChange={(event) => change(row.key, { unit: event.target.value })}
                      />
                    ) : (
                      <span />
                    )}
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={t('settings:operation.remove', { name: row.name })}
                      onClick={() => form.set({ works: value.works.filter((one) => one.key !== row.key) })}
                    />
                  </div>
                ))}
                <AddWork
                  onItem={(item) => form.set((before) => ({ works: withItem(before.works, item) }))}
                  onNamed={(name) => form.set((before) => ({ works: withNamedPart(before.works, name) }))}
                />
              </div>
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}

interface AddWorkProps {
  onItem: (item: CatalogueItem) => void;
  onNamed: (name: string) => void;
}

/** An item of the price list by any part of its name, or a part by its name alone. */
function AddWork({ onItem, onNamed }: AddWorkProps) {
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
      free={{ label: t('settings:work_packages.named', { name: query }), onFree: () => onNamed(query) }}
      hint={t('settings:work_packages.add')}
      testId="work-package-add"
      width={360}
    />
  );
}
