import type { CoreShown } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { fenOf } from '../../../i18n/amounts';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Money } from '../../../kit/Money';
import styles from './Sales.module.css';

/** What is left of a deposit stays with the shop, by the manager's word. */
export function KeepCoreDialog({ core, onClose }: { core: CoreShown; onClose: () => void }) {
  const { t } = useTranslation();
  const keep = useCommand('keep_core');
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      title={t('sales:core.keep_title', { name: core.name })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('sales:core.keep_now', { amount: fenOf(core.balance) })}
        hotkey="Ctrl+Enter"
        danger
        testId="core-keep"
        sendId="action-keep_core"
        missing={reason.trim() === '' ? [{ says: t('sales:back.reason_missing'), at: 'reason' }] : []}
        onClose={onClose}
        onSend={async () => {
          await keep({ id: core.id, balance: fenOf(core.balance), reason: reason.trim() });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <p className={styles.sum}>
              <span>{t('sales:core.kept')}</span>
              <Money fen={core.balance} inline strong />
            </p>
            <Field label={t('sales:back.reason')} names={['reason']} refusal={refusal}>
              <Input
                autoFocus
                value={reason}
                aria-label={t('sales:back.reason')}
                data-testid="core-keep-reason"
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
