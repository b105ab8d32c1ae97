import type { VehicleHit } from '@bindings';
import { Input } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { isComposing } from '../../kit/composition';
import { Field, focusNext } from '../../kit/Field';
import { Stack } from '../../kit/Stack';
import { ofTitle, titlesOf, useCarWords } from '../vehicles/carWords';
import { MakeRemark } from '../vehicles/MakeRemark';
import { WordField } from '../vehicles/WordField';
import { KnownCustomers } from './KnownCustomers';
import { PlatePicker } from './PlatePicker';
import styles from './VisitorFields.module.css';
import type { KnownCustomer, Visitor } from './visitor';

export type { KnownCustomer, Visitor } from './visitor';

/** The names under which a refusal may be about one of these fields. */
export const visitorFields = [
  'plate',
  'make',
  'model',
  'vin',
  'name',
  'contact_name',
  'phone',
  'contact_phone',
  'symptom',
] as const;

type Detail = 'make' | 'model' | 'vin';

interface VisitorFieldsProps {
  visitor: Visitor;
  onChange: (more: Partial<Visitor>) => void;
  /** What is asked of a car beside its plate. */
  details: readonly Detail[];
  /** The car is one of the file: nothing more is offered for its plate. */
  settled?: boolean;
  onVehicle: (hit: VehicleHit) => void;
  onCustomer: (customer: KnownCustomer) => void;
  /** Stands in place of the car's fields. */
  car?: ReactNode;
  /** Stands in place of the person's fields; `null` where they are not asked. */
  person?: ReactNode;
  /** Below the first detail of the car. */
  carHint?: ReactNode;
  nameLabel: string;
  phoneRequired?: boolean;
  /** The person is one of the file: nobody else is offered. */
  personKnown?: boolean;
  refusal: RefusalLike | undefined;
  /** Between the person and the end: what else is asked about the matter. */
  children?: ReactNode;
  testId: string;
}

/** Which car, whose, and what is the matter: the beginning of a booking and of a walk-in alike. */
export function VisitorFields(props: VisitorFieldsProps) {
  const { visitor, onChange, details, settled, onVehicle, onCustomer, car, person, refusal, testId } = props;
  const { t } = useTranslation();
  const word = useWords();
  const vin = visitor.vin.trim();
  const { data: vinRead } = useRead('read_vin', { text: vin }, { enabled: vin.length >= 5 });
  const vinHint = vinRead?.warning && (
    <span className={styles.doubt}>{word('vin_warning', vinCode(vinRead.warning))}</span>
  );

  // A booking names the car in one field, which begins with the make.
  const whole = !details.includes('make');
  const named = whole ? ofTitle(visitor.model) : visitor;
  const words = useCarWords({ ...named, vin }, car === undefined && !settled);
  const offered = {
    make: words?.makes ?? [],
    model: (whole ? titlesOf(visitor.model, words) : words?.models) ?? [],
  };
  const makeHint = visitor.make.trim() === '' && (
    <MakeRemark makes={words?.of_vin ?? []} onTake={(make) => onChange({ make })} />
  );

  // The customer's words may take several lines; at the counter Enter goes on all the same.
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    focusNext(event.currentTarget, event.currentTarget.closest('[data-form]'));
  };

  return (
    <Stack gap={12}>
      {car ?? (
        <div className={details.length > 1 ? styles.whole : styles.pair}>
          <Field
            label={t('words:field.plate')}
            htmlFor="plate"
            names={['plate']}
            refusal={refusal}
            hint={visitor.plate === '' && t('bookings:visitor.plate_hint')}
          >
            <PlatePicker
              id="plate"
              autoFocus
              text={visitor.plate}
              settled={settled}
              onText={(plate) => onChange({ plate })}
              onVehicle={onVehicle}
              testId={`${testId}-plate`}
            />
          </Field>
          {details.map((name, place) => (
            <Field
              key={name}
              label={t(`words:field.${name}`)}
              htmlFor={name}
              names={[name]}
              refusal={refusal}
              hint={
                (name === 'vin' && vinHint) || (name === 'make' && makeHint) || (place === 0 && props.carHint)
              }
            >
              {name === 'vin' ? (
                <Input
                  id={name}
                  value={visitor[name]}
                  onChange={(event) => onChange({ [name]: event.target.value })}
                  autoComplete="off"
                  // What a scanner reads off the windscreen is meant for this field.
                  data-latin="vin"
                  data-testid={`${testId}-${name}`}
                />
              ) : (
                <WordField
                  id={name}
                  value={visitor[name]}
                  words={settled ? [] : offered[name]}
                  onChange={(word) => onChange({ [name]: word })}
                  testId={`${testId}-${name}`}
                />
              )}
            </Field>
          ))}
        </div>
      )}
      {person === undefined ? (
        <div className={styles.pair}>
          <Field
            label={props.nameLabel}
            htmlFor="name"
            names={['name', 'contact_name']}
            refusal={refusal}
            required={!props.personKnown}
          >
            <Input
              id="name"
              value={visitor.name}
              onChange={(event) => onChange({ name: event.target.value })}
              autoComplete="off"
              data-testid={`${testId}-name`}
            />
          </Field>
          <Field
            label={t('words:field.phone')}
            htmlFor="phone"
            names={['phone', 'contact_phone']}
            refusal={refusal}
            required={props.phoneRequired}
          >
            <Input
              id="phone"
              inputMode="tel"
              value={visitor.phone}
              onChange={(event) => onChange({ phone: event.target.value })}
              autoComplete="off"
              data-testid={`${testId}-phone`}
            />
          </Field>
          {!settled && !props.personKnown && (
            <KnownCustomers
              name={visitor.name}
              phone={visitor.phone}
              onCustomer={onCustomer}
              onVehicle={visitor.plate.trim() === '' && car === undefined ? onVehicle : undefined}
              testId={testId}
            />
          )}
        </div>
      ) : (
        person
      )}
      <Field label={t('bookings:field.symptom')} htmlFor="symptom" names={['symptom']} refusal={refusal}>
        <Input.TextArea
          id="symptom"
          autoSize={{ minRows: 1, maxRows: 5 }}
          value={visitor.symptom}
          onKeyDown={press}
          onChange={(event) => onChange({ symptom: event.target.value })}
          data-testid={`${testId}-symptom`}
        />
      </Field>
      {props.children}
    </Stack>
  );
}

/** The wrong length carries how long it is; the word for it is the same. */
const vinCode = (warning: { length: number } | string): string =>
  typeof warning === 'string' ? warning : 'length';
