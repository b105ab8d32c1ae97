import { CarOutlined, SwapOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useRead, useWrite } from '../../api/call';
import { ActionButton } from '../../components/ActionButton';
import { useDraft } from '../../components/draft';
import { enterMoves, Field, isAbout } from '../../components/Field';
import { PageHeader } from '../../components/PageHeader';
import { Panel } from '../../components/Panel';
import { PlateBadge } from '../../components/PlateBadge';
import { RefusalAlert } from '../../components/RefusalAlert';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { PlatePicker } from '../bookings/PlatePicker';
import { VisitPicker } from '../bookings/VisitPicker';
import { KnownCustomers } from './KnownCustomers';
import styles from './WalkInPage.module.css';
import {
  blankWalkIn,
  customerOf,
  gapsOf,
  hitOf,
  knownVehicle,
  needsCustomer,
  repairKinds,
  vehicleOf,
  type WalkInDraft,
} from './walkIn';

const beside = ['name', 'phone', 'plate', 'vin', 'make', 'model', 'symptom'];

/** A car at the door: its plate, whose it is when nobody knows it yet, and what is the matter. */
export default function WalkInPage() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [asked] = useSearchParams();
  const draft = useDraft<WalkInDraft>('walk_in', blankWalkIn);
  const { value: car, set } = draft;
  const [refusal, setRefusal] = useState<RefusalLike>();
  const saveCustomer = useWrite('save_customer');
  const saveVehicle = useWrite('save_vehicle');
  const walkIn = useWrite('walk_in');
  const vin = car.vin.trim();
  const { data: vinRead } = useRead('read_vin', { text: vin }, { enabled: vin.length >= 5 });

  const change = (more: Partial<WalkInDraft>) => {
    setRefusal(undefined);
    set((before) => ({ ...before, ...more }));
  };

  // The search box sends a plate nobody knows here.
  const plate = asked.get('plate');
  useEffect(() => {
    if (plate) set({ ...blankWalkIn, text: plate });
  }, [plate, set]);

  // The page of a vehicle sends that vehicle here, once: what is typed about it afterwards stays.
  const sentId = asked.get('vehicle');
  const { data: sent } = useRead('get_vehicle', { id: Number(sentId) }, { enabled: sentId !== null });
  const taken = useRef<string>(undefined);
  useEffect(() => {
    if (!sent || sentId === null || taken.current === sentId) return;
    taken.current = sentId;
    set((before) =>
      before.vehicle?.id === sent.vehicle.id
        ? before
        : { ...blankWalkIn, vehicle: knownVehicle(hitOf(sent)) },
    );
  }, [sent, sentId, set]);

  const gaps = gapsOf(car).map((gap) => t(`reception:missing.${gap}`));
  const inShop = refusal?.code === 'vehicle_in_shop';

  const checkIn = async (secondVisit: boolean) => {
    setRefusal(undefined);
    // Each part is kept as soon as it is saved, so that a refusal of the next makes nobody twice.
    let customer = car.vehicle?.customer_id ?? car.customer?.id;
    if (customer === undefined || customer === null) {
      const saved = await saveCustomer.mutateAsync(customerOf(car));
      customer = saved.customer.id;
      const { id, name, phone } = saved.customer;
      set((before) => ({ ...before, customer: { id, name, phone } }));
    }
    let vehicle = car.vehicle?.id;
    if (vehicle === undefined) {
      const { vehicle: saved } = await saveVehicle.mutateAsync(vehicleOf(car, customer));
      vehicle = saved.id;
      set((before) => ({
        ...before,
        vehicle: knownVehicle({
          vehicle: saved,
          customer_name: before.name || (before.customer?.name ?? ''),
          customer_phone: before.phone || (before.customer?.phone ?? ''),
          open_work_order: null,
          open_stage: null,
        }),
      }));
    }
    const visit = await walkIn.mutateAsync({
      vehicle_id: vehicle,
      customer_id: customer,
      repair_kind: car.repair_kind,
      symptom: car.symptom.trim(),
      second_visit: secondVisit,
    });
    draft.clear();
    await queries.invalidateQueries();
    navigate(`/visits/${visit.work_order_id}`, { replace: true });
  };

  const another = () => {
    setRefusal(undefined);
    set((before) => ({ ...before, vehicle: null, customer: null, text: '' }));
    setTimeout(() => document.getElementById('plate')?.focus());
  };

  return (
    <div className={styles.page} onKeyDownCapture={enterMoves} data-form="">
      <PageHeader
        title={t('reception:walk_in.title')}
        actions={
          <Button onClick={draft.clear} tabIndex={-1} data-testid="walk-in-clear">
            {t('bookings:new.clear')}
          </Button>
        }
      >
        {draft.restored && !plate && sentId === null && (
          <span className={styles.restored}>{t('bookings:new.restored')}</span>
        )}
      </PageHeader>
      <Panel title={t('reception:walk_in.vehicle')} padded>
        {car.vehicle ? (
          <div className={styles.known} data-testid="walk-in-known">
            <PlateBadge plate={car.vehicle.plate} colour={car.vehicle.plate_colour} size="large" />
            <div className={styles.about}>
              <strong>{car.vehicle.title || t('reception:walk_in.no_model')}</strong>
              <span>{car.vehicle.customer || t('reception:walk_in.no_owner')}</span>
            </div>
            {car.vehicle.open_work_order !== null && (
              <Button
                type="link"
                onClick={() => navigate(`/visits/${car.vehicle?.open_work_order}`)}
                data-testid="walk-in-open-visit"
              >
                {t('reception:walk_in.in_shop', { stage: word('stage', car.vehicle.open_stage) })}
              </Button>
            )}
            <Button icon={<SwapOutlined />} onClick={another} tabIndex={-1} data-testid="walk-in-another">
              {t('reception:walk_in.another')}
            </Button>
          </div>
        ) : (
          <div className={`${styles.fields} ${styles.vehicle}`}>
            <Field
              label={t('words:field.plate')}
              htmlFor="plate"
              names={['plate']}
              refusal={refusal}
              hint={car.text === '' && t('reception:walk_in.plate_hint')}
            >
              <PlatePicker
                id="plate"
                autoFocus
                text={car.text}
                onText={(text) => change({ text })}
                onVehicle={(hit) => {
                  change({ vehicle: knownVehicle(hit), customer: null });
                  const next = hit.vehicle.customer_id === null ? 'name' : 'symptom';
                  setTimeout(() => document.getElementById(next)?.focus());
                }}
                testId="walk-in-plate"
              />
            </Field>
            <Field label={t('words:field.make')} htmlFor="make" names={['make']} refusal={refusal}>
              <Input
                id="make"
                value={car.make}
                onChange={(event) => change({ make: event.target.value })}
                autoComplete="off"
                data-testid="walk-in-make"
              />
            </Field>
            <Field label={t('words:field.model')} htmlFor="model" names={['model']} refusal={refusal}>
              <Input
                id="model"
                value={car.model}
                onChange={(event) => change({ model: event.target.value })}
                autoComplete="off"
                data-testid="walk-in-model"
              />
            </Field>
            <Field
              label={t('words:field.vin')}
              htmlFor="vin"
              names={['vin']}
              refusal={refusal}
              hint={
                vinRead?.warning && (
                  <span className={styles.doubt}>{word('vin_warning', vinCode(vinRead.warning))}</span>
                )
              }
            >
              <Input
                id="vin"
                value={car.vin}
                onChange={(event) => change({ vin: event.target.value })}
                autoComplete="off"
                data-testid="walk-in-vin"
              />
            </Field>
          </div>
        )}
      </Panel>
      {(needsCustomer(car) || car.customer) && (
        <Panel title={t('reception:walk_in.customer')} padded>
          {car.customer ? (
            <div className={styles.known}>
              <div className={styles.about}>
                <strong>{car.customer.name}</strong>
                <span>{car.customer.phone}</span>
              </div>
              <Button icon={<SwapOutlined />} onClick={() => change({ customer: null })} tabIndex={-1}>
                {t('reception:walk_in.other_customer')}
              </Button>
            </div>
          ) : (
            <div className={styles.fields}>
              <Field label={t('words:field.name')} htmlFor="name" names={['name']} refusal={refusal} required>
                <Input
                  id="name"
                  value={car.name}
                  onChange={(event) => change({ name: event.target.value })}
                  autoComplete="off"
                  data-testid="walk-in-name"
                />
              </Field>
              <Field label={t('words:field.phone')} htmlFor="phone" names={['phone']} refusal={refusal}>
                <Input
                  id="phone"
                  inputMode="tel"
                  value={car.phone}
                  onChange={(event) => change({ phone: event.target.value })}
                  autoComplete="off"
                  data-testid="walk-in-phone"
                />
              </Field>
              <KnownCustomers
                name={car.name}
                phone={car.phone}
                onCustomer={(customer) => {
                  change({ customer });
                  document.getElementById('symptom')?.focus();
                }}
              />
            </div>
          )}
        </Panel>
      )}
      <Panel title={t('reception:walk_in.matter')} padded>
        <div className={styles.fields}>
          <Field
            label={t('bookings:field.symptom')}
            htmlFor="symptom"
            names={['symptom']}
            refusal={refusal}
            wide
          >
            <Input
              id="symptom"
              value={car.symptom}
              onChange={(event) => change({ symptom: event.target.value })}
              autoComplete="off"
              data-testid="walk-in-symptom"
            />
          </Field>
          <Field label={t('reception:walk_in.repair_kind')} htmlFor="repair_kind">
            <Select
              id="repair_kind"
              value={car.repair_kind}
              onChange={(repair_kind) => change({ repair_kind })}
              options={repairKinds.map((code) => ({ value: code, label: word('repair_kind', code) }))}
              data-testid="walk-in-repair-kind"
            />
          </Field>
        </div>
      </Panel>
      {!inShop && !isAbout(refusal, beside) && <RefusalAlert refusal={refusal} />}
      <div>
        <ActionButton
          label={t('reception:walk_in.verb')}
          hotkey="F2"
          primary
          size="large"
          icon={<CarOutlined />}
          missing={gaps}
          onAct={() => checkIn(false)}
          onRefused={setRefusal}
          testId="action-walk_in"
        />
      </div>
      <VisitPicker
        refusal={refusal}
        onSecond={() => checkIn(true)}
        onRefused={setRefusal}
        onClose={() => setRefusal(undefined)}
      />
    </div>
  );
}

/** The wrong length carries how long it is; the word for it is the same. */
const vinCode = (warning: { length: number } | string): string =>
  typeof warning === 'string' ? warning : 'length';
