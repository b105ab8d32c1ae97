import { ARRIVAL_MEANS, REPAIR_KINDS, type Visit } from '@bindings';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RefusalLike } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { Choice } from '../../../kit/Choice';
import { CountInput } from '../../../kit/CountInput';
import { Field, isSearching } from '../../../kit/Field';
import { BroughtBy } from './BroughtBy';
import styles from './checkIn.module.css';
import type { CheckInFields } from './fields';
import { useMileageWarning } from './useMileageWarning';

export interface CheckInPartProps {
  fields: CheckInFields;
  set: (patch: Partial<CheckInFields>) => void;
  refusal?: RefusalLike | undefined;
}

const levels = ['0', '25', '50', '75', '100'] as const;

/** How the car came, with how much on the clock and in the tank, and why. */
export function Arrival({ visit, fields, set, refusal }: CheckInPartProps & { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const last = visit.notices.last_mileage_km;
  const warning = useMileageWarning(visit, fields.mileage_km);
  const label = (name: keyof CheckInFields) => t(`visits:check_in.field.${name}`);
  const text = (name: 'brought_by_name' | 'brought_by_phone', testId: string, hint: string) => (
    <Field small label={label(name)} names={[name]} refusal={refusal}>
      <Input
        value={fields[name]}
        aria-label={label(name)}
        placeholder={hint}
        inputMode={name === 'brought_by_phone' ? 'tel' : undefined}
        data-testid={testId}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </Field>
  );
  return (
    <div className={styles.part} role="group" aria-label={t('visits:check_in.arrival')}>
      <div className={styles.mileage}>
        <Field
          small
          label={
            <span className={styles.last}>
              {label('mileage_km')}
              {last !== null && ` · ${t('visits:check_in.last_mileage', { km: last })}`}
            </span>
          }
          names={['mileage_km']}
          refusal={refusal}
          warn={warning ? word('mileage_warning', warning) : undefined}
        >
          <CountInput
            value={fields.mileage_km}
            onChange={(mileage_km) => set({ mileage_km })}
            label={label('mileage_km')}
            suffix={t('words:km_unit')}
            autoFocus={fields.mileage_km === null && !isSearching()}
            testId="mileage"
          />
        </Field>
      </div>
      <div className={styles.brought}>
        <div className={styles.pair}>
          {text('brought_by_name', 'brought-by-name', visit.customer.name)}
          {text('brought_by_phone', 'brought-by-phone', visit.customer.phone)}
        </div>
        <BroughtBy
          visit={visit}
          onChoose={({ name, phone }) => set({ brought_by_name: name, brought_by_phone: phone })}
        />
      </div>
      <Field small label={label('fuel_percent')} names={['fuel_percent']} refusal={refusal}>
        <div className={styles.fuel}>
          <Choice
            value={levels.find((level) => level === String(fields.fuel_percent))}
            codes={levels}
            word={(level) => t(`visits:check_in.fuel.${level}`)}
            onChange={(level) => set({ fuel_percent: Number(level) })}
            label={label('fuel_percent')}
            testId="fuel"
          />
          <CountInput
            value={fields.fuel_percent}
            onChange={(fuel_percent) => set({ fuel_percent })}
            label={t('visits:check_in.fuel_exact')}
            max={100}
            suffix="%"
            testId="fuel-percent"
          />
        </div>
      </Field>
      <Field small label={label('arrival')}>
        <Choice
          value={fields.arrival}
          codes={ARRIVAL_MEANS}
          word={(code) => word('arrival_means', code)}
          onChange={(arrival) => set({ arrival })}
          label={label('arrival')}
          testId="arrival"
        />
      </Field>
      <div className={styles.kind}>
        <Field small label={label('repair_kind')}>
          <Choice
            value={fields.repair_kind}
            codes={REPAIR_KINDS}
            word={(code) => word('repair_kind', code)}
            onChange={(repair_kind) => set({ repair_kind })}
            label={label('repair_kind')}
            testId="repair-kind"
          />
        </Field>
      </div>
      <div className={styles.symptom}>
        <Field small label={label('symptom')} names={['symptom']} refusal={refusal}>
          <Input.TextArea
            value={fields.symptom}
            aria-label={label('symptom')}
            placeholder={t('visits:check_in.symptom_hint')}
            autoSize={{ minRows: 2, maxRows: 6 }}
            data-testid="symptom"
            onChange={(event) => set({ symptom: event.target.value })}
          />
        </Field>
      </div>
    </div>
  );
}
