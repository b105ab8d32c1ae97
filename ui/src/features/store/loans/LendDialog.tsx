import type { LoanUnitRow } from '@bindings';
import { App, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { shopToday } from '../../../i18n/time';
import { CountInput } from '../../../kit/CountInput';
import { DayInput } from '../../../kit/DayInput';
import { DialogForm } from '../../../kit/DialogForm';
import { addDays } from '../../../kit/dayText';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { SignaturePad } from '../../../kit/SignaturePad';
import { type KeptSignature, type SignedMatter, useSigned } from '../../../kit/signed';
import { type ChosenCustomer, CustomerPicker } from '../../customers/CustomerPicker';
import styles from './Loans.module.css';

interface LendDialogProps {
  unit: LoanUnitRow;
  onClose: () => void;
}

const unsigned: KeptSignature = { signature: null };

/** A unit goes out: to whom, until when, how it is, and what was agreed. */
export function LendDialog({ unit, onClose }: LendDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const lend = useCommand('lend_unit');
  const [customer, setCustomer] = useState<ChosenCustomer>();
  const [visit, setVisit] = useState<number>();
  const known = useRead('get_customer', { id: customer?.id ?? 0 }, { enabled: customer !== undefined }).data;
  const visits = customer ? (known?.visits.filter((one) => one.delivered_at === null) ?? []) : [];
  const [due, setDue] = useState(() => addDays(shopToday(), 1));
  const [agreement, setAgreement] = useState(() => t('loans:lend.agreed'));
  const [condition, setCondition] = useState(unit.condition);
  const [km, setKm] = useState<number | null>(null);
  const [fuel, setFuel] = useState<number | null>(null);
  const [hand, setHand] = useState(unsigned);
  const [meant, setMeant] = useState(false);
  const isCar = unit.kind === 'car';
  const matter: SignedMatter = {
    title: t('loans:lend.title', { name: unit.name }),
    plate: unit.plate,
    plateColour: 'blue',
    car: unit.name,
    rows: [
      { text: t('loans:due_on'), says: due },
      { text: t('loans:condition'), says: condition },
      { text: t('loans:agreement'), says: agreement },
      ...(isCar ? [{ text: t('loans:out'), says: t('loans:driven', { km: km ?? 0, fuel: fuel ?? 0 }) }] : []),
    ],
    signer: customer?.name ?? '',
  };
  const signing = useSigned(customer ? matter : '', hand, setHand);
  const missing = [
    ...(customer ? [] : [{ says: t('loans:lend.customer_missing'), at: 'customer_id' }]),
    ...(unit.is_promised && !meant ? [{ says: t('loans:promised_missing'), at: 'promised_too' }] : []),
    ...(isCar && km === null ? [{ says: t('loans:km_missing'), at: 'out_km' }] : []),
    ...(isCar && fuel === null ? [{ says: t('loans:fuel_missing'), at: 'out_fuel' }] : []),
  ];
  return (
    <Modal
      open
      title={t('loans:lend.title', { name: unit.name })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={680}
    >
      <DialogForm
        label={t('loans:lend.send')}
        hotkey="Ctrl+Enter"
        testId="lend-form"
        sendId="action-lend_unit"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          if (!customer) return;
          const lent = await lend({
            loan_unit_id: unit.id,
            promised_too: unit.is_promised && meant,
            lending: {
              customer_id: customer.id,
              work_order_id: visit ?? null,
              due_on: due,
              agreement: agreement.trim(),
              out_condition: condition.trim(),
              out_km: isCar ? km : null,
              out_fuel: isCar ? fuel : null,
              signed_by: signing.value ? customer.name : '',
              signature: signing.value,
            },
          });
          message.success(t('loans:lend.done', { number: lent.number }));
          navigate(`/store/loans/${lent.id}`);
        }}
      >
        {(refusal) => (
          <>
            <div className={styles.grid}>
              <Field label={t('loans:customer')} names={['customer_id']} refusal={refusal}>
                <CustomerPicker
                  chosen={customer}
                  onChoose={(chosen) => {
                    setCustomer(chosen);
                    setVisit(undefined);
                  }}
                  label={t('loans:customer')}
                  testId="lend-customer"
                />
              </Field>
              <Field label={t('loans:due_on')} names={['due_on']} refusal={refusal}>
                <DayInput
                  value={due}
                  onChange={setDue}
                  label={t('loans:due_on')}
                  offer={0}
                  testId="lend-due"
                />
              </Field>
              {isCar && (
                <>
                  <Field label={t('loans:km')} names={['out_km']} refusal={refusal}>
                    <CountInput
                      value={km}
                      label={t('loans:km')}
                      testId="lend-km"
                      suffix={t('words:km_unit')}
                      onChange={setKm}
                    />
                  </Field>
                  <Field label={t('loans:fuel')} names={['out_fuel']} refusal={refusal}>
                    <CountInput
                      value={fuel}
                      label={t('loans:fuel')}
                      testId="lend-fuel"
                      suffix="%"
                      max={100}
                      onChange={setFuel}
                    />
                  </Field>
                </>
              )}
            </div>
            {unit.is_promised && (
              <Field label={t('loans:stands')} lacks="promised_too">
                <Checkbox
                  checked={meant}
                  data-testid="lend-promised"
                  onChange={({ target }) => setMeant(target.checked)}
                >
                  {t('loans:promised')}
                </Checkbox>
              </Field>
            )}
            {visits.length > 0 && (
              <Field label={t('loans:lend.visit')} names={['work_order_id']} refusal={refusal}>
                <Select<number>
                  value={visit}
                  allowClear
                  aria-label={t('loans:lend.visit')}
                  data-testid="lend-visit"
                  options={visits.map((one) => ({
                    value: one.work_order_id,
                    label: [one.number, one.plate, one.symptom].filter(Boolean).join(' · '),
                  }))}
                  onChange={(next: number | undefined) => setVisit(next)}
                />
              </Field>
            )}
            <Field label={t('loans:condition')} names={['out_condition']} refusal={refusal}>
              <Input
                value={condition}
                aria-label={t('loans:condition')}
                data-testid="lend-condition"
                onChange={(event) => setCondition(event.target.value)}
              />
            </Field>
            <Field label={t('loans:agreement')} names={['agreement']} refusal={refusal}>
              <Input.TextArea
                value={agreement}
                autoSize={{ minRows: 2, maxRows: 5 }}
                aria-label={t('loans:agreement')}
                data-testid="lend-agreement"
                onChange={(event) => setAgreement(event.target.value)}
              />
            </Field>
            {customer && (
              <Field
                label={t('loans:signature')}
                names={['signature', 'signed_by']}
                refusal={refusal}
                hint={t('loans:signature_hint')}
              >
                <SignaturePad small signing={signing} label={t('loans:signature')} />
              </Field>
            )}
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
