import { type Customer, PLATE_COLOURS, type PlateColour, type Vehicle } from '@bindings';
import { App, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { isTold } from '../../kit/carTold';
import { DatePicker } from '../../kit/DatePicker';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { Quiet } from '../../kit/Quiet';
import { RecordClashes } from '../../kit/RecordClashes';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import { Stack } from '../../kit/Stack';
import { type ChosenCustomer, CustomerPicker } from '../customers/CustomerPicker';
import { useCarWords } from './carWords';
import { MakeRemark } from './MakeRemark';
import { PlateRemark } from './PlateRemark';
import styles from './Vehicles.module.css';
import { VinRemark } from './VinRemark';
import { newVehicle, savedVehicle, type VehicleFields, vehicleFields, withPlate } from './vehicleForm';
import { WordField } from './WordField';

type TextField = 'engine_no' | 'colour' | 'insurer';
type WordOfCar = 'make' | 'model';
type DayField = 'registered_on' | 'inspection_due' | 'insurance_due';

const names = Object.keys(newVehicle);

interface VehicleFormProps {
  vehicle: Vehicle | undefined;
  owner?: Customer | null;
  /** Of a new vehicle: whose it is, and the plate typed already. */
  customerId?: number | null;
  plate?: string;
  onSaved: (vehicle: Vehicle) => void;
  onClose: () => void;
}

/** A vehicle as its papers say. A wrong plate or VIN is remarked on while it is typed, and kept all the same. */
export function VehicleForm(props: VehicleFormProps) {
  const { vehicle, owner, customerId = null, plate = '', onSaved, onClose } = props;
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const save = useCommand('save_vehicle');
  const theirs = useMemo(
    () => (vehicle ? vehicleFields(vehicle) : { ...newVehicle, customer_id: customerId, plate }),
    [vehicle, customerId, plate],
  );
  const form = useRecordForm(`vehicle/${vehicle?.id ?? `new/${customerId ?? ''}/${plate}`}`, theirs);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const [chosen, setChosen] = useState<ChosenCustomer>();
  const { value } = form;

  const typedPlate = useDeferredValue(value.plate.trim());
  const typedVin = useDeferredValue(value.vin.trim());
  const plateRead = useRead('read_plate', { text: typedPlate }, { enabled: typedPlate !== '' });
  const vinRead = useRead('read_vin', { text: typedVin }, { enabled: typedVin !== '' });
  const words = useCarWords(value);
  // The owner's name comes with the page, from the choice just made, or is asked for by the number in a draft.
  const given = [chosen, owner ?? undefined].find((one) => one?.id === value.customer_id);
  const asked = useRead(
    'get_customer',
    { id: value.customer_id ?? 0 },
    { enabled: value.customer_id !== null && given === undefined },
  );
  const ownerShown = value.customer_id === null ? undefined : (given ?? asked.data?.customer);

  const text = (name: TextField) => (
    <Field label={t(`vehicles:field.${name}`)} htmlFor={`vehicle-${name}`} names={[name]} refusal={refusal}>
      <Input
        id={`vehicle-${name}`}
        autoComplete="off"
        value={value[name]}
        data-testid={`vehicle-${name}`}
        onChange={(event) => form.set({ [name]: event.target.value })}
      />
    </Field>
  );
  const wordOfCar = (name: WordOfCar, offered: readonly string[] | undefined, hint?: ReactNode) => (
    <Field
      label={t(`vehicles:field.${name}`)}
      htmlFor={`vehicle-${name}`}
      names={[name]}
      refusal={refusal}
      hint={hint}
    >
      <WordField
        id={`vehicle-${name}`}
        value={value[name]}
        words={offered ?? []}
        onChange={(next) => form.set({ [name]: next })}
      />
    </Field>
  );
  const day = (name: DayField) => (
    <Field label={t(`vehicles:field.${name}`)} htmlFor={`vehicle-${name}`} names={[name]} refusal={refusal}>
      <DatePicker
        id={`vehicle-${name}`}
        value={value[name] === null ? null : dayjs(value[name])}
        format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D']}
        data-testid={`vehicle-${name}`}
        onChange={(next: Dayjs | null) => form.set({ [name]: next?.format('YYYY-MM-DD') ?? null })}
        style={{ width: '100%' }}
      />
    </Field>
  );
  const said = (name: keyof VehicleFields, fields: VehicleFields): string => {
    if (name === 'plate_colour') return word('plate_colour', fields.plate_colour);
    if (name !== 'customer_id') return fields[name] ?? '';
    if (fields.customer_id === null) return '';
    const known = [chosen, owner ?? undefined, asked.data?.customer].find(
      (one) => one?.id === fields.customer_id,
    );
    return known?.name ?? String(fields.customer_id);
  };
  const act = async () => {
    setRefusal(undefined);
    const saved = await save(savedVehicle(value, vehicle));
    form.clear();
    if (saved.same_plate.length > 0) message.warning(t('vehicles:same_plate'), 6);
    onSaved(saved.vehicle);
  };
  return (
    <Stack gap={14} onKeyDownCapture={enterMoves}>
      {form.restored && <Quiet as="p">{t('words:typed.restored')}</Quiet>}
      <RecordClashes form={form} label={(name) => t(`vehicles:field.${name}`)} said={said} />
      <div className={styles.grid}>
        <Field
          label={t('vehicles:field.plate')}
          htmlFor="vehicle-plate"
          names={['plate']}
          refusal={refusal}
          hint={
            value.plate !== '' && (
              <PlateRemark read={plateRead.data} onTake={(meant) => form.set(withPlate(value, meant))} />
            )
          }
        >
          <Input
            id="vehicle-plate"
            autoFocus
            autoComplete="off"
            value={value.plate}
            data-latin="plate"
            data-testid="vehicle-plate"
            onChange={(event) => form.set(withPlate(value, event.target.value))}
          />
        </Field>
        <Field label={t('vehicles:field.plate_colour')} htmlFor="vehicle-plate_colour">
          <Select<PlateColour | ''>
            id="vehicle-plate_colour"
            value={value.plate_colour ?? ''}
            data-testid="vehicle-plate_colour"
            onChange={(next) => form.set({ plate_colour: next === '' ? null : next })}
            options={[
              { value: '' as const, label: t('vehicles:colour_by_plate') },
              ...PLATE_COLOURS.map((colour) => ({ value: colour, label: word('plate_colour', colour) })),
            ]}
          />
        </Field>
        <Field
          label={t('vehicles:field.vin')}
          htmlFor="vehicle-vin"
          names={['vin']}
          refusal={refusal}
          hint={value.vin !== '' && <VinRemark read={vinRead.data} />}
        >
          <Input
            id="vehicle-vin"
            autoComplete="off"
            value={value.vin}
            data-latin="vin"
            data-testid="vehicle-vin"
            onChange={(event) => form.set({ vin: event.target.value })}
          />
        </Field>
        {wordOfCar(
          'make',
          words?.makes,
          value.make.trim() === '' && (
            <MakeRemark makes={words?.of_vin ?? []} onTake={(make) => form.set({ make })} />
          ),
        )}
        {wordOfCar('model', words?.models)}
        {text('colour')}
        <Field
          label={t('vehicles:field.customer_id')}
          htmlFor="vehicle-customer"
          names={['customer_id']}
          refusal={refusal}
          hint={vehicle && value.customer_id !== vehicle.customer_id && t('vehicles:changes_hands')}
        >
          <CustomerPicker
            id="vehicle-customer"
            chosen={ownerShown}
            onChoose={(customer) => {
              setChosen(customer);
              form.set({ customer_id: customer?.id ?? null });
            }}
            label={t('vehicles:field.customer_id')}
            testId="vehicle-customer-picker"
          />
        </Field>
        {text('engine_no')}
        {day('registered_on')}
        {day('inspection_due')}
        {day('insurance_due')}
        {text('insurer')}
        <Field
          label={t('vehicles:field.note')}
          htmlFor="vehicle-note"
          names={['note']}
          refusal={refusal}
          wide
        >
          <Input.TextArea
            id="vehicle-note"
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={value.note}
            data-testid="vehicle-note"
            onChange={(event) => form.set({ note: event.target.value })}
          />
        </Field>
      </div>
      <RefusalAlert refusal={isAbout(refusal, names) ? undefined : refusal} />
      <Buttons>
        <ActionButton
          label={t('vehicles:save')}
          hotkey="F2"
          primary
          missing={[...clashLacks(t, form), ...(isTold(value) ? [] : [t('errors:vehicle_not_told')])]}
          onAct={act}
          onRefused={setRefusal}
          testId="action-save_vehicle"
        />
        <ActionButton
          label={t('words:typed.discard')}
          onAct={() => {
            form.clear();
            onClose();
          }}
          testId="vehicle-discard"
        />
      </Buttons>
    </Stack>
  );
}
