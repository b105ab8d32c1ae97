import type { Customer, Department } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';

interface DepartmentDialogProps {
  customer: Customer;
  department: Department | undefined;
  onClose: () => void;
}

/** A department of a company, by its name. */
export function DepartmentDialog({ customer, department, onClose }: DepartmentDialogProps) {
  const { t } = useTranslation();
  const save = useCommand('save_department');
  const [name, setName] = useState(department?.name ?? '');
  return (
    <Modal
      open
      title={t(department ? 'contacts:department.rename' : 'contacts:department.add')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('contacts:save')}
        hotkey="F2"
        testId="department-form"
        sendId="department-save"
        missing={name.trim() === '' ? [{ says: t('contacts:lack_name'), at: 'name' }] : []}
        onClose={onClose}
        onSend={async () => {
          await save({
            id: department?.id ?? null,
            version: department?.version ?? 0,
            customer_id: customer.id,
            name,
          });
          onClose();
        }}
      >
        {(refusal) => (
          <Field
            label={t('contacts:department.name')}
            htmlFor="department-name"
            names={['name']}
            refusal={refusal}
            required
          >
            <Input
              id="department-name"
              autoFocus
              autoComplete="off"
              value={name}
              data-testid="department-name"
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
        )}
      </DialogForm>
    </Modal>
  );
}
