import { Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useRead } from '../../../api/read';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { Fact, Facts } from '../../../kit/Facts';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { OrderRows } from '../orders/OrderRows';
import { Licence, Rating } from './Standing';
import { SupplierDialog } from './SupplierDialog';

/** One supplier: who it is, how it delivers, and what was ordered of it. */
export default function SupplierPage() {
  const { t } = useTranslation();
  const id = Number(useParams().id);
  const { data: page, error } = useRead('supplier_page', { id });
  const [editing, setEditing] = useState(false);
  if (error) return <RefusalAlert refusal={error} />;
  if (!page) return <Skeleton active />;
  const { row, orders } = page;
  const or = (text: string) => (text === '' ? '–' : text);
  return (
    <>
      <PageHeader
        title={row.name}
        actions={
          <ActionButton
            label={t('suppliers:edit')}
            hotkey="Ctrl+E"
            opens
            testId="supplier-edit"
            onAct={() => setEditing(true)}
          />
        }
      >
        {!row.active && <Tag>{t('suppliers:is_retired')}</Tag>}
        <Rating row={row} />
      </PageHeader>
      <Stack gap={16}>
        {(row.licence === 'over' || row.licence === 'ends_soon') && (
          <Alert
            type={row.licence === 'over' ? 'error' : 'warning'}
            showIcon
            data-testid="licence-warning"
            title={t(row.licence === 'over' ? 'suppliers:licence_over' : 'suppliers:licence_ends', {
              until: row.licence_until,
            })}
          />
        )}
        <Panel title={t('suppliers:facts')} padded>
          <Facts gap="10px 20px">
            <Fact label={t('suppliers:contact_name')}>{or(row.contact_name)}</Fact>
            <Fact label={t('suppliers:supplier_phone')}>{or(row.supplier_phone)}</Fact>
            <Fact label={t('suppliers:payment_days')}>{t('suppliers:days', { days: row.payment_days })}</Fact>
            <Fact label={t('suppliers:lead_days')}>
              {row.lead_days > 0 ? t('suppliers:days', { days: row.lead_days }) : t('suppliers:lead_usual')}
            </Fact>
            <Fact label={t('suppliers:licence_number')}>{or(row.licence_number)}</Fact>
            <Fact label={t('suppliers:licence_until')}>
              <Licence row={row} />
            </Fact>
            <Fact label={t('suppliers:supplier_tax_number')}>{or(row.supplier_tax_number)}</Fact>
            <Fact label={t('suppliers:bank')}>{or(row.bank)}</Fact>
            <Fact label={t('suppliers:supplier_address')} wide>
              {or(row.supplier_address)}
            </Fact>
            {row.note !== '' && (
              <Fact label={t('suppliers:note')} wide>
                {row.note}
              </Fact>
            )}
          </Facts>
        </Panel>
        <Panel title={t('purchasing:order.title')} count={row.orders_open} testId="supplier-orders">
          <OrderRows rows={orders} none={t('suppliers:no_orders')} />
        </Panel>
      </Stack>
      {editing && <SupplierDialog supplier={row} onClose={() => setEditing(false)} />}
    </>
  );
}
