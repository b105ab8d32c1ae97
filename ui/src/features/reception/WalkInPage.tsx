import { CarOutlined, SwapOutlined } from '@ant-design/icons';
import { REPAIR_KINDS } from '@bindings';
import { Button, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { useDraft } from '../../kit/draft';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { BookedToday, useBooked } from '../bookings/BookedToday';
import { InShopDialog } from '../bookings/InShopDialog';
import { VisitorFields, visitorFields } from '../bookings/VisitorFields';
import { hitOf } from '../bookings/visitor';
import { DoneAgain } from './DoneAgain';
import styles from './WalkInPage.module.css';
import {
  blankWalkIn,
  counterOf,
  customerOf,
  gapsOf,
  knownVehicle,
  needsCustomer,
  vehicleOf,
  type WalkInDraft,
} from './walkIn';

/** A car at the door: its plate, whose it is when nobody knows it yet, and what is the matter. */
export default function WalkInPage() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const [asked] = useSearchParams();
  const draft = useDraft<WalkInDraft>('walk_in_visit', blankWalkIn);
  const { value: car, set } = draft;
  const [refusal, setRefusal] = useState<RefusalLike>();
  const saveCustomer = useCommand('save_customer');
  const saveVehicle = useCommand('save_vehicle');
  const walkIn = useCommand('walk_in');

  const change = (more: Partial<WalkInDraft>) => {
    setRefusal(undefined);
    set((before) => ({ ...before, ...more }));
  };

  // The search box sends a plate nobody knows here.
  const plate = asked.get('plate');
  useEffect(() => {
    if (plate) set({ ...blankWalkIn, plate });
  }, [plate, set]);

  // The page of a vehicle sends that vehicle here, once: what is typed about it afterwards stays.
  const sentId = asked.get('vehicle');
  const sentAgain = asked.get('again');
  const { data: sent } = useRead('get_vehicle', { id: Number(sentId) }, { enabled: sentId !== null });
  const taken = useRef<string>(undefined);
  useEffect(() => {
    const told = `${sentId} ${sentAgain}`;
    if (!sent || sentId === null || taken.current === told) return;
    taken.current = told;
    const again = sentAgain === null ? null : Number(sentAgain);
    set((before) =>
      before.vehicle?.id === sent.vehicle.id
        ? { ...before, again }
        : { ...blankWalkIn, vehicle: knownVehicle(hitOf(sent)), again },
    );
  }, [sent, sentId, sentAgain, set]);

  const { booked, ask: askBooked } = useBooked({
    vehicleId: car.vehicle?.id ?? null,
    plate: car.vehicle ? (car.vehicle.plate ?? '') : car.plate,
  });
  const gaps = gapsOf(car).map((gap) => ({
    says: t(`reception:missing.${gap}`),
    at: gap === 'vehicle' ? 'plate' : gap,
  }));
  const inShop = refusal?.code === 'vehicle_in_shop';

  const checkIn = async (secondVisit: boolean) => {
    setRefusal(undefined);
    // A booking nobody has seen yet is shown first: whether it is kept is the advisor's word.
    if (!booked && !secondVisit && (await askBooked())) return;
    // Each part is kept as soon as it is saved, so that a refusal of the next makes nobody twice.
    let customer = car.vehicle?.customer_id ?? car.customer?.id;
    if (customer === undefined || customer === null) {
      const saved = await saveCustomer(customerOf(car));
      customer = saved.customer.id;
      const { id, name, phone } = saved.customer;
      set((before) => ({ ...before, customer: { id, name, phone } }));
    }
    let vehicle = car.vehicle?.id;
    if (vehicle === undefined) {
      const { vehicle: saved } = await saveVehicle(vehicleOf(car, customer));
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
    const visit = await walkIn({
      vehicle_id: vehicle,
      customer_id: customer,
      repair_kind: car.repair_kind,
      symptom: car.symptom.trim(),
      second_visit: secondVisit,
      // The booking stands on the page: who goes on beside it does so on purpose.
      beside_booking: booked !== undefined,
      ...(car.vehicle && car.again ? { again: car.again } : {}),
    });
    draft.clear();
    navigate(`/visits/${visit.work_order_id}`, { replace: true });
  };

  const another = () => {
    setRefusal(undefined);
    set((before) => ({ ...before, vehicle: null, customer: null, plate: '', again: null }));
    setTimeout(() => document.getElementById('plate')?.focus());
  };

  const knownCar = car.vehicle ? (
    <Row wrap gap={16} data-testid="walk-in-known">
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
      <Button icon={<SwapOutlined />} onClick={another} data-testid="walk-in-another">
        {t('reception:walk_in.another')}
      </Button>
    </Row>
  ) : undefined;
  const knownPerson = car.customer ? (
    <Row wrap gap={16}>
      <div className={styles.about}>
        <strong>{car.customer.name}</strong>
        <span>{car.customer.phone}</span>
      </div>
      <Button
        icon={<SwapOutlined />}
        onClick={() => change({ customer: null })}
        data-testid="walk-in-other-customer"
      >
        {t('reception:walk_in.other_customer')}
      </Button>
    </Row>
  ) : null;

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
      <Panel title={t('bookings:new.who')} padded>
        <VisitorFields
          visitor={car}
          onChange={change}
          details={['make', 'model', 'vin']}
          onVehicle={(hit) => {
            change({ vehicle: knownVehicle(hit), customer: null, again: null });
            const next = hit.vehicle.customer_id === null ? 'name' : 'symptom';
            setTimeout(() => document.getElementById(next)?.focus());
          }}
          onCustomer={(customer) => {
            change({ customer });
            document.getElementById('symptom')?.focus();
          }}
          car={knownCar}
          person={needsCustomer(car) ? undefined : knownPerson}
          nameLabel={t('words:field.name')}
          refusal={refusal}
          testId="walk-in"
        >
          <div className={styles.kind}>
            <Field label={t('reception:walk_in.repair_kind')} htmlFor="repair_kind">
              <Select
                id="repair_kind"
                value={car.repair_kind}
                onChange={(repair_kind) => change({ repair_kind })}
                options={REPAIR_KINDS.map((code) => ({ value: code, label: word('repair_kind', code) }))}
                data-testid="walk-in-repair-kind"
              />
            </Field>
          </div>
        </VisitorFields>
      </Panel>
      {car.vehicle && car.again && <DoneAgain visit={car.again} onDrop={() => change({ again: null })} />}
      {booked && (
        <BookedToday
          key={booked.appointment.id}
          booked={booked}
          counter={counterOf(car)}
          onArrived={draft.clear}
          onRefused={setRefusal}
        />
      )}
      {!inShop && !isAbout(refusal, visitorFields) && <RefusalAlert refusal={refusal} />}
      <div>
        <ActionButton
          key={booked ? 'without' : 'walk-in'}
          label={booked ? t('reception:walk_in.without_booking') : t('reception:walk_in.verb')}
          hotkey={booked ? undefined : 'F8'}
          primary={!booked}
          size="large"
          icon={<CarOutlined />}
          missing={gaps}
          onAct={() => checkIn(false)}
          onRefused={setRefusal}
          testId="action-walk_in"
        />
      </div>
      <InShopDialog
        refusal={refusal}
        onSecond={() => checkIn(true)}
        onRefused={setRefusal}
        onClose={() => setRefusal(undefined)}
      />
    </div>
  );
}
