import type { VehiclePage as Page } from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { ActionButton } from '../../kit/ActionButton';
import { DayText } from '../../kit/DateTimeText';
import { Fact, Facts } from '../../kit/Facts';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { Phone } from '../../kit/Phone';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { Stack } from '../../kit/Stack';
import { RecordDocuments } from '../customers/documents/RecordDocuments';
import { ContractsPanel } from '../packages/ContractsPanel';
import { type Glanced, GlanceView } from '../photos/GlanceView';
import { CarClassField } from './CarClassField';
import { DriversPanel } from './DriversPanel';
import { DueDay, DueKm } from './DueDay';
import { MakerPanel } from './MakerPanel';
import { MileagePanel } from './MileagePanel';
import { PlateRemark } from './PlateRemark';
import { PutOff } from './PutOff';
import { RecallPanel } from './RecallPanel';
import { VehicleForm } from './VehicleForm';
import styles from './Vehicles.module.css';
import { VinRemark } from './VinRemark';
import { WorkHistory } from './WorkHistory';

/** One vehicle; `/vehicles/new?customer=5&plate=粤B12345` begins one. */
export default function VehiclePage() {
  const { id } = useParams();
  return id === 'new' ? <New /> : <Known key={id} id={Number(id)} />;
}

function New() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const customer = query.get('customer');
  return (
    <>
      <PageHeader title={t('vehicles:new')} />
      <Panel title={t('vehicles:facts')} padded>
        <VehicleForm
          vehicle={undefined}
          customerId={customer === null ? null : Number(customer)}
          plate={query.get('plate') ?? ''}
          onSaved={(saved) => navigate(`/vehicles/${saved.id}`, { replace: true })}
          onClose={() => navigate(-1)}
        />
      </Panel>
    </>
  );
}

function Known({ id }: { id: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayEdit = useMay('save_vehicle');
  const mayCheckIn = useMay('walk_in');
  const mayBook = useMay('book_appointment');
  const mayComplain = useMay('open_complaint');
  const { data: page, error } = useRead('get_vehicle', { id });
  const [editing, setEditing] = useState(false);
  const [glanced, setGlanced] = useState<Glanced>();
  if (error) return <RefusalAlert refusal={error} />;
  if (!page) return <Skeleton active />;
  const { vehicle, customer } = page;
  // A car that is in the shop is not checked in once more.
  const open = page.open_work_order;
  const name = [vehicle.make, vehicle.model].filter(Boolean).join(' ') || t('vehicles:one');
  return (
    <>
      <PageHeader
        title={name}
        windowTitle={vehicle.plate ?? name}
        actions={
          <>
            {open !== null && (
              <ActionButton
                label={t('vehicles:open_visit')}
                hotkey="F8"
                primary
                opens
                onAct={() => navigate(`/visits/${open}`)}
                testId="vehicle-open-visit"
              />
            )}
            {mayCheckIn && open === null && (
              <ActionButton
                label={t('vehicles:new_visit')}
                hotkey="F4"
                primary
                onAct={() => navigate(`/reception/walk-in?vehicle=${vehicle.id}`)}
                testId="vehicle-new-visit"
              />
            )}
            {mayBook && (
              <ActionButton
                label={t('history:book')}
                opens
                onAct={() => navigate(`/bookings/new?vehicle=${vehicle.id}`)}
                testId="vehicle-book"
              />
            )}
            {mayEdit && !editing && (
              <ActionButton
                label={t('vehicles:edit')}
                hotkey="Ctrl+E"
                onAct={() => setEditing(true)}
                testId="vehicle-edit"
              />
            )}
          </>
        }
      >
        <PlateBadge plate={vehicle.plate} colour={vehicle.plate_colour} size="large" />
        {customer && (
          <span className={styles.owner}>
            <Link to={`/customers/${customer.id}`} data-testid="vehicle-customer">
              {customer.name}
            </Link>{' '}
            {customer.phone && <Phone number={customer.phone} />}
          </span>
        )}
      </PageHeader>
      <Stack gap={16} className={styles.page}>
        {editing ? (
          <Panel title={t('vehicles:facts')} padded>
            <VehicleForm
              vehicle={vehicle}
              owner={customer}
              onSaved={() => setEditing(false)}
              onClose={() => setEditing(false)}
            />
          </Panel>
        ) : (
          <VehicleFacts page={page} />
        )}
        <DriversPanel vehicle={vehicle.id} />
        <ContractsPanel customer={customer?.id ?? null} vehicle={vehicle.id} />
        <RecallPanel page={page} />
        <PutOff page={page} />
        <WorkHistory
          vehicle={vehicle.id}
          photos={page.photos}
          inShop={open !== null}
          onPhoto={(photo) => setGlanced({ photo, car: vehicle })}
          extra={
            mayComplain &&
            page.visits[0] && (
              <ActionButton
                label={t('vehicles:complain')}
                size="small"
                onAct={() => navigate(`/complaints?workOrder=${page.visits[0]?.work_order_id}`)}
                testId="vehicle-complain"
              />
            )
          }
        />
        <RecordDocuments of={{ vehicle: vehicle.id }} />
        <MakerPanel page={page} />
        <MileagePanel page={page} />
      </Stack>
      <GlanceView glanced={glanced} onClose={() => setGlanced(undefined)} />
    </>
  );
}

function VehicleFacts({ page }: { page: Page }) {
  const { t } = useTranslation();
  const { vehicle, owners, former_plates: formerPlates } = page;
  const km = (value: number | null) => (value === null ? '–' : t('words:km', { km: value }));
  return (
    <Panel title={t('vehicles:facts')} padded testId="vehicle-facts">
      <PlateRemark read={page.plate_read} />
      <Facts gap="12px 20px">
        <Fact label={t('vehicles:field.vin')}>
          {vehicle.vin ?? '–'}
          <VinRemark read={page.vin_read} />
        </Fact>
        <Fact label={t('vehicles:field.engine_no')}>{vehicle.engine_no || '–'}</Fact>
        <Fact label={t('vehicles:field.colour')}>{vehicle.colour || '–'}</Fact>
        <Fact label={t('vehicles:class')}>
          <CarClassField vehicle={vehicle.id} />
        </Fact>
        <Fact label={t('vehicles:mileage')}>{km(vehicle.mileage_km)}</Fact>
        <Fact label={t('vehicles:next_service')}>
          {vehicle.next_service_on === null && vehicle.next_service_km === null ? (
            '–'
          ) : (
            <>
              {vehicle.next_service_on && <DueDay day={vehicle.next_service_on} stands={page.due.service} />}{' '}
              {vehicle.next_service_km !== null && (
                <DueKm km={vehicle.next_service_km} reached={page.km_reached} />
              )}
            </>
          )}
        </Fact>
        <Fact label={t('vehicles:field.inspection_due')}>
          {vehicle.inspection_due ? (
            <DueDay day={vehicle.inspection_due} stands={page.due.inspection} />
          ) : (
            '–'
          )}
        </Fact>
        <Fact label={t('vehicles:field.insurance_due')}>
          {vehicle.insurance_due ? <DueDay day={vehicle.insurance_due} stands={page.due.insurance} /> : '–'}{' '}
          {vehicle.insurer}
        </Fact>
        <Fact label={t('vehicles:field.registered_on')}>
          <DayText day={vehicle.registered_on} />
        </Fact>
        {formerPlates.length > 0 && (
          <Fact testId="vehicle-former-plates" label={t('vehicles:former_plates')}>
            {formerPlates.map((former) => (
              <Row key={former.id} gap={6}>
                <PlateBadge plate={former.plate} size="small" /> {t('vehicles:until')}{' '}
                <DayText day={former.until} />
              </Row>
            ))}
          </Fact>
        )}
        {owners.length > 1 && (
          <Fact wide testId="vehicle-owners" label={t('vehicles:owners')}>
            {owners.map((owner) => (
              <div key={`${owner.customer_id} ${owner.since} ${owner.until}`}>
                <Link to={`/customers/${owner.customer_id}`}>{owner.name}</Link>{' '}
                <Quiet>
                  <DayText day={owner.since} /> – {owner.until && <DayText day={owner.until} />}
                </Quiet>
              </div>
            ))}
          </Fact>
        )}
        {vehicle.note && (
          <Fact wide label={t('vehicles:field.note')} className={styles.note}>
            {vehicle.note}
          </Fact>
        )}
      </Facts>
    </Panel>
  );
}
