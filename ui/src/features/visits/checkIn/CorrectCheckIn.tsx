import {
  ARRIVAL_MEANS,
  type ArrivalMeans,
  type CheckInFacts,
  OLD_PARTS,
  REPAIR_KINDS,
  type RepairKind,
  type Visit,
} from '@bindings';
import { App, Checkbox, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import type { RefusalLike } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Buttons } from '../../../kit/Buttons';
import { Choice } from '../../../kit/Choice';
import { CountInput } from '../../../kit/CountInput';
import { enterMoves, Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { InstantField } from '../../../kit/InstantField';
import { Modal } from '../../../kit/Modal';
import { RecordClashes, TypedBefore } from '../../../kit/RecordClashes';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../../kit/recordForm';
import { type ChosenCustomer, CustomerPicker } from '../../customers/CustomerPicker';
import { VisitTitle } from '../visit/VisitTitle';
import styles from './checkIn.module.css';
import { factsOf } from './facts';
import { fieldsOf, inPlainWords } from './fields';
import { useMileageWarning } from './useMileageWarning';

/** A fact of the check-in was written down wrongly: put right with a reason, and told in the timeline. */
export function CorrectCheckIn({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const correct = useCommand('correct_check_in');
  const staff = useRead('list_people', {});
  const stands = useMemo(() => factsOf(visit), [visit]);
  const theirs = useMemo(() => ({ ...stands, reason: '' }), [stands]);
  const form = useRecordForm(`visit/${visit.order.id}/correct`, theirs);
  const { reason, ...facts } = form.value;
  const { set } = form;
  const setReason = (next: string) => set({ reason: next });
  const [chosen, setChosen] = useState<ChosenCustomer>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  // Of somebody who was chosen before the dialog was shut only the number is kept.
  const near = [chosen, visit.customer].find((one) => one?.id === facts.customer_id);
  const asked = useRead('get_customer', { id: facts.customer_id }, { enabled: near === undefined });
  const customer = near ?? asked.data?.customer;
  const warning = useMileageWarning(visit, facts.mileage_km);
  const bays = staff.data?.bays.filter((bay) => bay.active || bay.id === facts.bay_id) ?? visit.bays;
  const label = (name: string) => t(`visits:check_in.field.${name}`);
  const same = (Object.keys(stands) as (keyof CheckInFacts)[]).every((name) => facts[name] === stands[name]);
  const said = (name: keyof typeof theirs, of: typeof theirs): string =>
    name === 'certificate_number' ? of[name] : inPlainWords({ ...fieldsOf(visit), ...of }, name);
  const missing = [
    ...clashLacks(t, form),
    ...(same ? [t('visits:correct.nothing')] : []),
    ...(reason.trim() === '' ? [t('words:confirm.reason_missing')] : []),
  ];
  const save = async () => {
    setRefusal(undefined);
    const saved = await correct({
      work_order_id: visit.order.id,
      version: visit.order.version,
      facts,
      reason: reason.trim(),
    });
    form.clear();
    if (saved.mileage_warning) message.warning(word('mileage_warning', saved.mileage_warning));
    onClose();
  };
  return (
    <Modal
      open
      title={<VisitTitle visit={visit}>{t('visits:correct.title')}</VisitTitle>}
      footer={null}
      onCancel={onClose}
      width={880}
      centered
    >
      <div className={styles.correct} data-testid="correct-form" onKeyDownCapture={enterMoves}>
        <p className={styles.later}>{t('visits:correct.explained')}</p>
        <TypedBefore form={form} />
        <RecordClashes
          form={form}
          label={(name) =>
            name === 'certificate_number'
              ? t('visits:correct.certificate')
              : name === 'customer_id'
                ? t('words:field.customer')
                : label(name)
          }
          said={said}
          together={(fields) => t('visits:clash.somebody', { fields })}
        />
        <RefusalAlert refusal={refusal} />
        <Group columns={3}>
          <Field
            small
            label={label('mileage_km')}
            names={['mileage_km']}
            refusal={refusal}
            warn={warning ? word('mileage_warning', warning) : undefined}
            hint={
              visit.notices.last_mileage_km === null
                ? undefined
                : t('visits:check_in.last_mileage', {
                    km: visit.notices.last_mileage_km,
                  })
            }
          >
            <CountInput
              autoFocus
              value={facts.mileage_km}
              onChange={(km) => set({ mileage_km: km ?? stands.mileage_km })}
              label={label('mileage_km')}
              suffix={t('words:km_unit')}
              testId="correct-mileage"
            />
          </Field>
          <Field small label={label('fuel_percent')} names={['fuel_percent']} refusal={refusal}>
            <CountInput
              value={facts.fuel_percent}
              onChange={(fuel) => set({ fuel_percent: fuel ?? 0 })}
              label={label('fuel_percent')}
              suffix="%"
              max={100}
              testId="correct-fuel"
            />
          </Field>
          <Field small label={t('words:field.customer')}>
            <CustomerPicker
              chosen={customer}
              onChoose={(next) => {
                setChosen(next);
                set({ customer_id: next?.id ?? stands.customer_id });
              }}
              label={t('words:field.customer')}
              testId="correct-customer"
            />
          </Field>
          <Field small label={label('brought_by_name')} names={['brought_by_name']} refusal={refusal}>
            <Input
              value={facts.brought_by_name}
              aria-label={label('brought_by_name')}
              data-testid="correct-name"
              onChange={(event) => set({ brought_by_name: event.target.value })}
            />
          </Field>
          <Field small label={label('brought_by_phone')} names={['brought_by_phone']} refusal={refusal}>
            <Input
              value={facts.brought_by_phone}
              inputMode="tel"
              aria-label={label('brought_by_phone')}
              data-testid="correct-phone"
              onChange={(event) => set({ brought_by_phone: event.target.value })}
            />
          </Field>
          <Field small label={label('bay_id')}>
            <Select<number>
              value={facts.bay_id ?? undefined}
              allowClear
              placeholder={t('visits:check_in.bay_open')}
              aria-label={label('bay_id')}
              options={bays.map((bay) => ({ value: bay.id, label: bay.name }))}
              onChange={(bay_id: number | undefined) => set({ bay_id: bay_id ?? null })}
            />
          </Field>
          <Field small label={label('repair_kind')}>
            <Select<RepairKind>
              value={facts.repair_kind}
              aria-label={label('repair_kind')}
              data-testid="correct-kind"
              options={REPAIR_KINDS.map((kind) => ({ value: kind, label: word('repair_kind', kind) }))}
              onChange={(repair_kind: RepairKind) => set({ repair_kind })}
            />
          </Field>
          <Field
            small
            label={t('visits:correct.certificate')}
            names={['certificate_number']}
            refusal={refusal}
            hint={t('visits:correct.certificate_hint')}
          >
            <Input
              value={facts.certificate_number}
              aria-label={t('visits:correct.certificate')}
              data-testid="correct-certificate"
              onChange={(event) => set({ certificate_number: event.target.value })}
            />
          </Field>
          <Field small label={label('arrival')}>
            <Select<ArrivalMeans>
              value={facts.arrival}
              aria-label={label('arrival')}
              options={ARRIVAL_MEANS.map((code) => ({ value: code, label: word('arrival_means', code) }))}
              onChange={(arrival: ArrivalMeans) => set({ arrival })}
            />
          </Field>
        </Group>
        <Group columns={2}>
          <Field small label={label('promised_at')} names={['promised_at']} refusal={refusal}>
            <InstantField
              value={facts.promised_at}
              onChange={(promised_at) => set({ promised_at })}
              label={label('promised_at')}
              testId="correct-promise"
            />
          </Field>
          <Field small label={label('old_parts')}>
            <div className={styles.agreed}>
              <Choice
                value={facts.old_parts}
                codes={OLD_PARTS}
                word={(code) => word('old_parts', code)}
                onChange={(old_parts) => set({ old_parts })}
                label={label('old_parts')}
                testId="correct-old-parts"
              />
              <Checkbox
                checked={facts.wash_wanted}
                data-testid="correct-wash"
                onChange={(event) => set({ wash_wanted: event.target.checked })}
              >
                {label('wash_wanted')}
              </Checkbox>
              <Checkbox
                checked={facts.test_drive_allowed}
                onChange={(event) => set({ test_drive_allowed: event.target.checked })}
              >
                {label('test_drive_allowed')}
              </Checkbox>
            </div>
          </Field>
          <Field small label={label('symptom')} names={['symptom']} refusal={refusal} wide>
            <Input
              value={facts.symptom}
              aria-label={label('symptom')}
              onChange={(event) => set({ symptom: event.target.value })}
            />
          </Field>
          <Field small label={t('words:confirm.reason')} names={['reason']} refusal={refusal} wide>
            <Input
              value={reason}
              aria-label={t('words:confirm.reason')}
              data-testid="correct-reason"
              onChange={(event) => setReason(event.target.value)}
            />
            <div className={styles.why}>
              {(['misread', 'slip', 'wish'] as const).map((why) => (
                <ActionButton
                  key={why}
                  size="small"
                  label={t(`visits:correct.${why}`)}
                  onAct={() => setReason(t(`visits:correct.${why}`))}
                />
              ))}
            </div>
          </Field>
        </Group>
        <Buttons end>
          <ActionButton label={t('words:confirm.back')} onAct={onClose} />
          <ActionButton
            label={t('visits:correct.save')}
            primary
            hotkey="F2"
            inDialog
            missing={missing}
            testId="correct-save"
            onAct={save}
            onRefused={setRefusal}
          />
        </Buttons>
      </div>
    </Modal>
  );
}
