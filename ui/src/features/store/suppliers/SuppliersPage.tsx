import type { SupplierRow } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { Checkbox, Input, Skeleton } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead } from '../../../api/read';
import { ActionButton } from '../../../kit/ActionButton';
import { EmptyState } from '../../../kit/EmptyState';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { ListOut } from '../../lists/ListOut';
import styles from '../orders/Orders.module.css';
import { Licence, Rating } from './Standing';
import { SupplierDialog } from './SupplierDialog';

/** 供应商: whom the shop buys from, until when they may trade, and how they deliver. */
export default function SuppliersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [retired, setRetired] = useState(false);
  const [adding, setAdding] = useState(false);
  const text = useDeferredValue(typed.trim());
  const { data, error } = useRead('list_suppliers', { text, retired }, { placeholderData: keepPreviousData });
  const none = text !== '' ? 'suppliers:not_found' : retired ? 'suppliers:none_retired' : 'suppliers:none';
  return (
    <>
      <PageHeader
        title={t('suppliers:title')}
        actions={
          <>
            <ListOut kind="supplier_list" />
            <ActionButton
              label={t('suppliers:new')}
              hotkey="F4"
              primary
              opens
              testId="supplier-new"
              onAct={() => setAdding(true)}
            />
          </>
        }
      />
      <RefusalAlert refusal={error} />
      <Panel testId="suppliers">
        <div className={styles.bar}>
          <Input
            value={typed}
            autoFocus
            className={styles.find ?? ''}
            allowClear
            placeholder={t('suppliers:find')}
            aria-label={t('suppliers:find')}
            data-testid="suppliers-find"
            onChange={(event) => setTyped(event.target.value)}
          />
          <Checkbox
            checked={retired}
            data-testid="suppliers-retired"
            onChange={(event) => setRetired(event.target.checked)}
          >
            {t('suppliers:retired')}
          </Checkbox>
        </div>
        {!data && !error && <Skeleton active />}
        {data && (
          <QuietTable<SupplierRow>
            rowKey="id"
            dataSource={data.suppliers}
            tableLayout="fixed"
            onOpen={(row) => navigate(`/store/suppliers/${row.id}`)}
            onRow={(row) => ({ 'data-testid': `supplier-${row.name}` }) as object}
            empty={<EmptyState>{t(none, { text })}</EmptyState>}
            columns={[
              { title: t('suppliers:name'), ellipsis: true, render: (_, row) => row.name },
              {
                title: t('suppliers:contact'),
                width: 200,
                ellipsis: true,
                render: (_, row) =>
                  [row.contact_name, row.supplier_phone].filter(Boolean).join(' ') || <Quiet>–</Quiet>,
              },
              { title: t('suppliers:licence'), width: 190, render: (_, row) => <Licence row={row} /> },
              { title: t('suppliers:rating'), width: 230, render: (_, row) => <Rating row={row} /> },
              {
                title: t('suppliers:lead'),
                width: 110,
                align: 'right',
                render: (_, row) =>
                  row.lead_days > 0 ? t('suppliers:days', { days: row.lead_days }) : <Quiet>–</Quiet>,
              },
              {
                title: t('suppliers:open_orders'),
                width: 150,
                render: (_, row) => (
                  <>
                    {row.orders_open > 0 ? (
                      t('suppliers:orders', { many: row.orders_open })
                    ) : (
                      <Quiet>–</Quiet>
                    )}{' '}
                    {row.orders_late > 0 && (
                      <span className={styles.late}>{t('suppliers:late', { many: row.orders_late })}</span>
                    )}
                  </>
                ),
              },
            ]}
          />
        )}
      </Panel>
      {adding && (
        <SupplierDialog
          supplier={undefined}
          onClose={() => setAdding(false)}
          onSaved={(saved) => navigate(`/store/suppliers/${saved.id}`)}
        />
      )}
    </>
  );
}
