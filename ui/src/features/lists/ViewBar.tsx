import type { ListedKind, ListFilter, SavedView } from '@bindings';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { ActionButton } from '../../kit/ActionButton';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { all, isSame } from './filter';
import styles from './Lists.module.css';

interface ViewBarProps {
  list: ListedKind;
  filter: ListFilter;
  onChange: (filter: ListFilter) => void;
}

/** The views somebody keeps, each a press; the one that is shown may go again, and what is no view yet may be kept. */
export function ViewBar({ list, filter, onChange }: ViewBarProps) {
  const { t } = useTranslation();
  const views = useRead('list_views', { list }).data?.views ?? [];
  const drop = useCommand('drop_view');
  const [naming, setNaming] = useState(false);
  const shown = views.find((view) => isSame(view.filter, filter));
  const narrowed = !isSame(filter, all);
  const press = (key: string, label: string, chosen: boolean, of: ListFilter) => (
    <Button
      key={key}
      size="small"
      type={chosen ? 'primary' : 'default'}
      aria-pressed={chosen}
      data-testid={`view-${key}`}
      onClick={() => onChange(of)}
    >
      {label}
    </Button>
  );
  return (
    <div className={styles.views} role="group" aria-label={t('lists:views')} data-testid="views">
      {press('all', t('lists:view.all'), !narrowed, all)}
      {views.map((view: SavedView) => press(String(view.id), view.name, view === shown, view.filter))}
      {narrowed && !shown && (
        <ActionButton
          label={t('lists:view.keep')}
          size="small"
          opens
          testId="view-keep"
          onAct={() => setNaming(true)}
        />
      )}
      {shown && (
        <ActionButton
          label={t('lists:view.drop', { name: shown.name })}
          size="small"
          testId="view-drop"
          onAct={() => drop({ id: shown.id })}
        />
      )}
      {naming && <NameDialog list={list} filter={filter} onClose={() => setNaming(false)} />}
    </div>
  );
}

function NameDialog({
  list,
  filter,
  onClose,
}: {
  list: ListedKind;
  filter: ListFilter;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const keep = useCommand('keep_view');
  const [name, setName] = useState('');
  return (
    <Modal open title={t('lists:view.keep')} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={t('lists:view.save')}
        hotkey="F2"
        testId="view-form"
        sendId="action-keep_view"
        missing={name.trim() === '' ? [{ says: t('lists:view.name_missing'), at: 'name' }] : []}
        onClose={onClose}
        onSend={async () => {
          await keep({ list, name: name.trim(), filter });
          onClose();
        }}
      >
        {(refusal) => (
          <Field label={t('lists:view.name')} names={['name']} refusal={refusal}>
            <Input
              autoFocus
              value={name}
              aria-label={t('lists:view.name')}
              data-testid="view-name"
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
        )}
      </DialogForm>
    </Modal>
  );
}
