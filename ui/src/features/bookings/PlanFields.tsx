import { type Bay, HALF_HOUR, LIMITS, type PeopleAndBays, TRADES, type Trade } from '@bindings';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { countParser } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { Field } from '../../kit/Field';

interface MinutesFieldProps {
  id: string;
  value: number;
  refusal: RefusalLike | undefined;
  onChange: (minutes: number) => void;
}

/** How long the bay is taken, as it is guessed when the booking is made. */
export function MinutesField({ id, value, refusal, onChange }: MinutesFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('bookings:field.minutes')} htmlFor={id} names={['minutes']} refusal={refusal}>
      <InputNumber
        id={id}
        min={LIMITS.booking_minutes[0]}
        max={LIMITS.booking_minutes[1]}
        step={HALF_HOUR}
        precision={0}
        parser={countParser}
        value={value}
        onChange={(minutes) => minutes !== null && onChange(minutes)}
        style={{ width: '100%' }}
        data-testid={id}
      />
    </Field>
  );
}

interface NamedFieldProps {
  id: string;
  label: string;
  /** Where it is left open. */
  none: string;
  among: readonly { id: number; name: string }[];
  value: number | null;
  onChange: (id: number | null) => void;
}

function NamedField({ id, label, none, among, value, onChange }: NamedFieldProps) {
  return (
    <Field label={label} htmlFor={id}>
      <Select
        id={id}
        value={value ?? 0}
        onChange={(next: number) => onChange(next === 0 ? null : next)}
        data-testid={id}
        options={[{ value: 0, label: none }, ...among.map((one) => ({ value: one.id, label: one.name }))]}
      />
    </Field>
  );
}

interface BayFieldProps {
  id: string;
  bays: readonly Bay[] | undefined;
  /** Where it stands by now: it stays there also when the bay was given up since. */
  stands?: number | null;
  value: number | null;
  onChange: (bay: number | null) => void;
}

export function BayField({ id, bays = [], stands, value, onChange }: BayFieldProps) {
  const { t } = useTranslation();
  return (
    <NamedField
      id={id}
      label={t('bookings:field.bay')}
      none={t('bookings:no_bay')}
      among={bays.filter((bay) => bay.active || bay.id === stands)}
      value={value}
      onChange={onChange}
    />
  );
}

interface Plan {
  minutes: number;
  trade: Trade;
  bay_id: number | null;
  advisor_id: number | null;
}

interface PlanFieldsProps {
  plan: Plan;
  /** What stands by now: it may stay, whoever left since. */
  stands?: Pick<Plan, 'bay_id' | 'advisor_id'>;
  shop: PeopleAndBays | undefined;
  refusal: RefusalLike | undefined;
  /** What the fields are called by: `book` has `book-minutes`. */
  testId: string;
  onChange: (patch: Partial<Plan>) => void;
}

/** How long, in which bay, by whose hands, and who looks after it. */
export function PlanFields({ plan, stands, shop, refusal, testId, onChange }: PlanFieldsProps) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <>
      <MinutesField
        id={`${testId}-minutes`}
        value={plan.minutes}
        refusal={refusal}
        onChange={(minutes) => onChange({ minutes })}
      />
      <BayField
        id={`${testId}-bay`}
        bays={shop?.bays}
        stands={stands?.bay_id ?? null}
        value={plan.bay_id}
        onChange={(bay_id) => onChange({ bay_id })}
      />
      <Field label={t('words:field.trade')} htmlFor={`${testId}-trade`}>
        <Select<Trade>
          id={`${testId}-trade`}
          value={plan.trade}
          onChange={(trade) => onChange({ trade })}
          data-testid={`${testId}-trade`}
          options={TRADES.map((code) => ({ value: code, label: word('trade', code) }))}
        />
      </Field>
      <NamedField
        id={`${testId}-advisor`}
        label={t('bookings:field.advisor')}
        none={t('bookings:no_advisor')}
        among={(shop?.people ?? []).filter(
          (one) => shop?.advisors.includes(one.id) || one.id === stands?.advisor_id,
        )}
        value={plan.advisor_id}
        onChange={(advisor_id) => onChange({ advisor_id })}
      />
    </>
  );
}
