import type { CustomerPage as Page, Vehicle } from '@bindings';
import { Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Columns } from '../../kit/Columns';
import { DateTimeText } from '../../kit/DateTimeText';
import { Fact, Facts } from '../../kit/Facts';
import { Money } from '../../kit/Money';
import { PageHeader } from '../../kit/PageHeader';
import { Nothing, Panel } from '../../kit/Panel';
import { Phone } from '../../kit/Phone';
import { PlateBadge } from '../../kit/PlateBadge';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { VisitTable } from '../../kit/VisitTable';
import { ContractsPanel } from '../packages/ContractsPanel';
import { CustomerVouchers } from '../vouchers/CustomerVouchers';
import { ConsentsPanel } from './ConsentsPanel';
import { ContactsPanel } from './ContactsPanel';
import { CustomerForm } from './CustomerForm';
import styles from './Customers.module.css';
import { RecordDocuments } from './documents/RecordDocuments';
import { PriceClassChoice } from './PriceClassChoice';
import { CustomerRequests } from './requests/CustomerRequests';
import { SortedAs } from './SortedAs';
import { StoredValue } from './StoredValue';

/** One customer; `/customers/new` begins one. */
export default function CustomerPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = useParams();
  if (id !== 'new') return <Known key={id} id={Number(id)} />;
  return (
    <>
      <PageHeader title={t('customers:new')} />
      <Panel title={t('customers:facts')} padded>
        <CustomerForm
          customer={undefined}
          onSaved={(saved) => navigate(`/customers/${saved.id}`, { replace: true })}
          onClose={() => navigate(-1)}
        />
      </Panel>
    </>
  );
}

function Known({ id }: { id: number }) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const may = useMay('save_customer');
  const tellsStored = useMay('get_stored_value');
  const tellsAccount = useMay('account_of');
  const tellsVouchers = useMay('customer_vouchers');
  const [editing, setEditing] = useState(false);
  const { data: page, error } = useRead('get_customer', { id });
  if (error) return <RefusalAlert refusal={error} />;
  if (!page) return <Skeleton active />;
  const { customer } = page;
  return (
    <>
      <PageHeader
        title={customer.name}
        actions={
          <>
            {tellsAccount && (
              <ActionButton
                label={t('customers:account')}
                opens
                testId="customer-account"
                onAct={() => navigate(`/accounts/one?payer=customer&customer=${customer.id}`)}
              />
            )}
            {may && (
              <>
                {!editing && (
                  <ActionButton
                    label={t('customers:edit')}
                    hotkey="Ctrl+E"
                    onAct={() => setEditing(true)}
                    testId="customer-edit"
                  />
                )}
                <ActionButton
                  label={t('customers:new_vehicle')}
                  hotkey="F4"
                  onAct={() => navigate(`/vehicles/new?customer=${customer.id}`)}
                  testId="customer-new-vehicle"
                />
              </>
            )}
          </>
        }
      >
        <span>{word('customer_kind', customer.kind)}</span>
        {customer.phone && <Phone number={customer.phone} className={styles.phone} testId="customer-phone" />}
        {customer.refuses_messages && <Tag>{t('customers:no_messages')}</Tag>}
        <SortedAs customer={customer} />
        {page.owed_on_account !== null && page.owed_on_account > 0 && (
          <span className={styles.owed} data-testid="customer-owed">
            {t('customers:owed')} <Money fen={page.owed_on_account} inline owed strong />
          </span>
        )}
      </PageHeader>
      <Columns
        className={styles.page}
        widths={editing ? 'minmax(0, 1fr)' : 'minmax(0, 1fr) 320px'}
        below={1180}
      >
        {editing && (
          <Panel title={t('customers:facts')} padded>
            <CustomerForm
              customer={customer}
              onSaved={() => setEditing(false)}
              onClose={() => setEditing(false)}
            />
          </Panel>
        )}
        <Stack gap={16}>
          {tellsStored && <StoredValue customer={customer} />}
          <Vehicles page={page} />
          <ContactsPanel customer={customer} vehicles={page.vehicles} />
          <ContractsPanel customer={customer.id} />
          {tellsVouchers && <CustomerVouchers customer={customer} />}
          <RecordDocuments of={{ customer: customer.id }} />
          <CustomerRequests customer={customer} />
          <Panel title={t('customers:visits')} count={page.visits.length} testId="customer-visits">
            <VisitTable
              visits={page.visits}
              plates
              onOpen={(visit) => navigate(`/visits/${visit.work_order_id}`)}
            />
          </Panel>
        </Stack>
        {!editing && (
          <Stack gap={16}>
            <CustomerFacts page={page} mayEdit={may} />
            <ConsentsPanel customer={customer} />
          </Stack>
        )}
      </Columns>
    </>
  );
}

function Vehicles({ page }: { page: Page }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Panel title={t('customers:vehicles')} count={page.vehicles.length} testId="customer-vehicles">
      {page.vehicles.length === 0 ? (
        <Nothing>{t('customers:no_vehicles')}</Nothing>
      ) : (
        <QuietTable<Vehicle>
          rowKey="id"
          dataSource={page.vehicles}
          showHeader={false}
          onOpen={(vehicle) => navigate(`/vehicles/${vehicle.id}`)}
          columns={[
            {
              width: 130,
              render: (_, vehicle) => <PlateBadge plate={vehicle.plate} colour={vehicle.plate_colour} />,
            },
            {
              render: (_, vehicle) => [vehicle.make, vehicle.model, vehicle.colour].filter(Boolean).join(' '),
            },
            { className: styles.quiet, render: (_, vehicle) => vehicle.vin },
            {
              align: 'right',
              render: (_, vehicle) =>
                vehicle.mileage_km !== null && t('words:km', { km: vehicle.mileage_km }),
            },
            {
              width: 130,
              align: 'right',
              render: (_, vehicle) => <DateTimeText at={vehicle.last_visit_at} />,
            },
          ]}
        />
      )}
    </Panel>
  );
}

function CustomerFacts({ page, mayEdit }: { page: Page; mayEdit: boolean }) {
  const { t } = useTranslation();
  const { customer } = page;
  const facts = [
    ['contact_name', customer.contact_name],
    ['contact_phone', customer.contact_phone],
    ['address', customer.address],
    ['note', customer.note],
  ] as const;
  // How somebody is reached is not told to everybody: that there is none is said to those who write it down.
  const shown = facts.filter(
    ([name, value]) => value !== '' || mayEdit || (name !== 'contact_phone' && name !== 'address'),
  );
  return (
    <Panel title={t('customers:facts')} padded testId="customer-facts">
      <Facts gap="10px">
        {shown.map(([name, value]) => (
          <Fact key={name} label={t(`customers:field.${name}`)} className={styles.written}>
            {value || '–'}
          </Fact>
        ))}
        <Fact label={t('customers:price_class')}>
          <PriceClassChoice customer={customer} />
        </Fact>
      </Facts>
    </Panel>
  );
}
