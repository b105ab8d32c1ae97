import type { LoanPage } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { CountInput } from '../../../kit/CountInput';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import styles from './Loans.module.css';

interface BackDialogProps {
  page: LoanPage;
  onClose: () => void;
}

/** It is back: how it is now, and what was not so before. */
export function BackDialog({ page, onClose }: BackDialogProps) {
  const { t } = useTranslation();
  const takeBack = useCommand('take_loan_back');
  const { row, unit } = page;
  const isCar = unit.kind === 'car';
  const [condition, setCondition] = useState(row.out_condition);
  const [km, setKm] = useState<number | null>(null);
  const [fuel, setFuel] = useState<number | null>(null);
  const [damage, setDamage] = useState('');
  const missing = [
    ...(isCar && km === null ? [{ says: t('loans:km_missing'), at: 'back_km' }] : []),
    ...(isCar && fuel === null ? [{ says: t('loans:fuel_missing'), at: 'back_fuel' }] : []),
  ];
  return (
    <Modal
      open
      title={t('loans:back.title', { name: row.unit_name })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('loans:back.send')}
        hotkey="Ctrl+Enter"
        testId="loan-back-form"
        sendId="action-take_loan_back"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          await takeBack({
            id: row.id,
            version: row.version,
            back: {
              back_condition: condition.trim(),
              back_km: isCar ? km : null,
              back_fuel: isCar ? fuel : null,
              damage_note: damage.trim(),
            },
          });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            {isCar && (
              <div className={styles.grid}>
                <Field label={t('loans:km')} names={['back_km']} refusal={refusal}>
                  <CountInput
                    value={km}
                    autoFocus
                    label={t('loans:km')}
                    testId="back-km"
                    suffix={t('words:km_unit')}
                    onChange={setKm}
                  />
                </Field>
                <Field label={t('loans:fuel')} names={['back_fuel']} refusal={refusal}>
                  <CountInput
                    value={fuel}
                    label={t('loans:fuel')}
                    testId="back-fuel"
                    suffix="%"
                    max={100}
                    onChange={setFuel}
                  />
                </Field>
              </div>
            )}
            <Field label={t('loans:condition')} names={['back_condition']} refusal={refusal}>
              <Input
                value={condition}
                aria-label={t('loans:condition')}
                data-testid="back-condition"
                onChange={(event) => setCondition(event.target.value)}
              />
            </Field>
            <Field label={t('loans:damage')} names={['damage_note']} refusal={refusal}>
              <Input
                value={damage}
                aria-label={t('loans:damage')}
                data-testid="back-damage"
                onChange={(event) => setDamage(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
