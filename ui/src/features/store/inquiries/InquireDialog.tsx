import type { InquiredPart, SupplierChoice } from '@bindings';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../api/command';
import { shopToday } from '../../../i18n/time';
import { DayInput } from '../../../kit/DayInput';
import { DialogForm } from '../../../kit/DialogForm';
import { addDays } from '../../../kit/dayText';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Quiet } from '../../../kit/Quiet';
import styles from '../orders/Orders.module.css';

interface InquireDialogProps {
  lines: readonly InquiredPart[];
  suppliers: readonly SupplierChoice[];
  /** Who would be ordered from otherwise. */
  first: readonly (number | null)[];
  onClose: () => void;
}

/** The same parts are asked of several suppliers. */
export function InquireDialog({ lines, suppliers, first, onClose }: InquireDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const make = useCommand('make_inquiry');
  const [asked, setAsked] = useState<number[]>([...new Set(first.filter((one) => one !== null))]);
  const [needed, setNeeded] = useState(addDays(shopToday(), 3));
  const [note, setNote] = useState('');
  const missing =
    asked.length === 0 ? [{ says: t('purchasing:inquiry.lack.suppliers'), at: 'suppliers' }] : [];
  return (
    <Modal
      open
      title={t('purchasing:inquiry.make', { many: lines.length })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={640}
    >
      <DialogForm
        label={t('purchasing:inquiry.send')}
        hotkey="F2"
        testId="inquire-form"
        sendId="action-make_inquiry"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          const id = await make({ lines: [...lines], suppliers: asked, needed_on: needed, note });
          onClose();
          navigate(`/store/inquiries/${id}`);
        }}
      >
        {(refusal) => (
          <>
            <Quiet as="p">{t('purchasing:inquiry.explained')}</Quiet>
            <Field label={t('purchasing:inquiry.suppliers')} names={['suppliers']} refusal={refusal} required>
              <Select<number[]>
                mode="multiple"
                autoFocus
                className={styles.supplier ?? ''}
                aria-label={t('purchasing:inquiry.suppliers')}
                data-testid="inquire-suppliers"
                notFoundContent={t('purchasing:no_supplier')}
                showSearch={{
                  filterOption: (text, option) => {
                    const one = suppliers.find(({ id }) => id === option?.value);
                    const typed = text.trim().toLowerCase();
                    return (
                      one !== undefined &&
                      (one.name.toLowerCase().includes(typed) || one.initials.includes(typed))
                    );
                  },
                }}
                value={asked}
                onChange={setAsked}
                options={suppliers.map((one) => ({ value: one.id, label: one.name }))}
              />
            </Field>
            <Field label={t('purchasing:inquiry.needed_on')} names={['needed_on']} refusal={refusal}>
              <DayInput
                value={needed}
                label={t('purchasing:inquiry.needed_on')}
                testId="inquire-needed"
                onChange={setNeeded}
              />
            </Field>
            <Field label={t('purchasing:note')} names={['note']} refusal={refusal}>
              <Input.TextArea
                rows={2}
                value={note}
                aria-label={t('purchasing:note')}
                data-testid="inquire-note"
                onChange={(event) => setNote(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
