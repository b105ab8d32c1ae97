import type { PurchaseOrderView } from '@bindings';
import { Button, Input, Skeleton } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useReadPages } from '../../../api/read';
import { ActionButton } from '../../../kit/ActionButton';
import { Choice } from '../../../kit/Choice';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { whole } from '../../../kit/whole';
import { ListOut } from '../../lists/ListOut';
import { NewOrderDialog } from './NewOrderDialog';
import { OrderRows } from './OrderRows';
import styles from './Orders.module.css';

const views = whole<PurchaseOrderView>()(['ordered', 'draft', 'over']);

/** 采购单: what is on its way, the late before all; what nobody sent yet; what is over. */
export default function OrdersPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const view = views.find((one) => one === params.get('view')) ?? 'ordered';
  const [typed, setTyped] = useState('');
  const [beginning, setBeginning] = useState(false);
  const text = useDeferredValue(typed.trim());
  const list = useReadPages('list_purchase_orders', { view, text, before: null }, ({ more, orders }) => {
    const last = orders.at(-1);
    return more && last ? { view, text, before: last.id } : undefined;
  });
  const rows = list.data?.pages.flatMap((page) => page.orders);
  return (
    <>
      <PageHeader
        title={t('purchasing:order.title')}
        actions={
          <>
            <ListOut kind="on_order_list" />
            <ActionButton
              label={t('purchasing:order.begin')}
              hotkey="F4"
              primary
              opens
              testId="order-begin"
              onAct={() => setBeginning(true)}
            />
          </>
        }
      />
      <RefusalAlert refusal={list.error} />
      <Panel testId="purchase-orders">
        <div className={styles.bar}>
          <Choice
            value={view}
            codes={views}
            word={(code) => t(`purchasing:order.view.${code}`)}
            onChange={(next) => setParams({ view: next }, { replace: true })}
            label={t('purchasing:order.title')}
            testId="orders-view"
          />
          <Input
            value={typed}
            className={styles.find ?? ''}
            allowClear
            placeholder={t('purchasing:order.find')}
            aria-label={t('purchasing:order.find')}
            data-takes="number"
            data-testid="orders-find"
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        {!rows && !list.error && <Skeleton active />}
        {rows && (
          <OrderRows
            rows={rows}
            none={
              text === '' ? t(`purchasing:order.none.${view}`) : t('purchasing:order.not_found', { text })
            }
          />
        )}
        {list.hasNextPage && (
          <div className={styles.more}>
            <Button
              data-testid="orders-more"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('purchasing:order.more')}
            </Button>
          </div>
        )}
      </Panel>
      {beginning && <NewOrderDialog onClose={() => setBeginning(false)} />}
    </>
  );
}
