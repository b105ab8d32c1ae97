import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { SupplierSelect } from './SupplierSelect';

/** An order is begun with its supplier; its lines are typed on its page. */
export function NewOrderDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const save = useCommand('save_purchase_order');
  const { data } = useRead('how_bought', { parts: [] });
  const [supplier, setSupplier] = useState<number | null>(null);
  const missing = supplier === null ? [{ says: t('purchasing:order.lack.supplier'), at: 'supplier' }] : [];
  return (
    <Modal
      open
      title={t('purchasing:order.begin')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={480}
    >
      <DialogForm
        label={t('purchasing:order.begin_send')}
        hotkey="F2"
        testId="new-order-form"
        sendId="action-save_purchase_order"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          const saved = await save({
            id: null,
            version: 0,
            supplier_id: supplier ?? 0,
            expected_on: null,
            terms: '',
            note: '',
            lines: [],
          });
          onClose();
          navigate(`/store/orders/${saved.id}`);
        }}
      >
        {(refusal) => (
          <Field label={t('purchasing:supplier')} names={['supplier']} refusal={refusal} required>
            <SupplierSelect
              suppliers={data?.suppliers}
              value={supplier}
              autoFocus
              label={t('purchasing:supplier')}
              testId="new-order-supplier"
              onChange={setSupplier}
            />
          </Field>
        )}
      </DialogForm>
    </Modal>
  );
}
