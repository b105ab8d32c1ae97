import type { CustomerRow } from '@bindings';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { useReadPages } from '../../api/read';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { DateTimeText } from '../../kit/DateTimeText';
import { EmptyState } from '../../kit/EmptyState';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import styles from './Customers.module.css';

const shownPlates = 3;

/** Every customer, the newest first; to find one there is the box at the top. */
export default function CustomersPage() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const may = useMay('save_customer');
  const mayImport = useMay('run_import');
  const list = useReadPages('list_customers', { before: null }, ({ more, rows }) => {
    const last = rows.at(-1);
    return more && last ? { before: last.customer.id } : undefined;
  });
  const begin = may && (
    <ActionButton
      label={t('customers:new')}
      hotkey="F4"
      primary
      opens
      onAct={() => navigate('/customers/new')}
      testId="customer-new"
    />
  );
  const rows = list.data?.pages.flatMap((page) => page.rows);
  return (
    <>
      <PageHeader title={t('customers:title')} actions={begin}>
        <span className={styles.quiet}>{t('customers:find')}</span>
      </PageHeader>
      <RefusalAlert refusal={list.error} />
      {!rows && !list.error && <Skeleton active />}
      {rows && (
        <Panel title={t('customers:newest')} testId="customers">
          <QuietTable<CustomerRow>
            rowKey={(row) => row.customer.id}
            dataSource={rows}
            onOpen={(row) => navigate(`/customers/${row.customer.id}`)}
            empty={
              <EmptyState
                action={
                  mayImport && (
                    <ActionButton
                      label={t('customers:import')}
                      onAct={() => navigate('/imports')}
                      testId="customers-import"
                    />
                  )
                }
              >
                {t('customers:empty')}
              </EmptyState>
            }
            tableLayout="fixed"
            columns={[
              {
                title: t('customers:column.name'),
                ellipsis: true,
                render: (_, { customer }) => customer.name,
              },
              {
                title: t('customers:column.kind'),
                width: 100,
                render: (_, { customer }) => word('customer_kind', customer.kind),
              },
              {
                title: t('customers:column.phone'),
                width: 150,
                render: (_, { customer }) => customer.phone || customer.contact_phone,
              },
              {
                title: t('customers:column.plates'),
                width: 340,
                render: (_, { plates }) => (
                  <span className={styles.plates}>
                    {plates.slice(0, shownPlates).map((plate) => (
                      <PlateBadge key={plate} plate={plate} size="small" />
                    ))}
                    {plates.length > shownPlates && <span>+{plates.length - shownPlates}</span>}
                  </span>
                ),
              },
              {
                title: t('customers:column.since'),
                width: 130,
                render: (_, { customer }) => <DateTimeText at={customer.created_at} />,
              },
            ]}
          />
          {list.hasNextPage && (
            <div className={styles.more}>
              <Button
                onClick={() => void list.fetchNextPage()}
                loading={list.isFetchingNextPage}
                data-testid="customers-more"
              >
                {t('customers:more')}
              </Button>
            </div>
          )}
        </Panel>
      )}
    </>
  );
}
