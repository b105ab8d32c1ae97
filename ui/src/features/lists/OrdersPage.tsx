import type { ListFilter, OrderListed } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { paperOf, useIsHanded } from '../../api/documents';
import { useReadPages } from '../../api/read';
import { DocumentPreview } from '../../kit/DocumentPreview';
import { EmptyState } from '../../kit/EmptyState';
import { PagedList } from '../../kit/PagedList';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { QuietTable } from '../../kit/QuietTable';
import { reasonsOf } from '../../kit/RiskMark';
import { all, filterOf, isSame, queryOf } from './filter';
import { GoOut } from './GoOut';
import { ListTotals, LookedNote } from './ListTotals';
import { OrderFilters } from './OrderFilters';
import { useListShown } from './opening';
import { useOrderColumns } from './orderColumns';
import { useTotals } from './totals';
import { ViewBar } from './ViewBar';

const visitPage = (order: OrderListed): string => `/visits/${order.id}`;

/** 工单: every order there ever was, narrowed by what is typed and chosen; the address of the page says by what. */
export default function OrdersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  const filter = filterOf(query);
  const narrow = (next: ListFilter) => setQuery(queryOf(next), { replace: true });
  const [printed, setPrinted] = useState<OrderListed>();
  const first = { filter };
  const list = useReadPages('list_work_orders', first, ({ next }) =>
    next === null ? undefined : { filter, after: next },
  );
  const { totals, adding } = useTotals('total_work_orders', filter);
  const pages = list.data?.pages;
  const rows = pages?.flatMap((page) => page.rows);
  const last = pages?.at(-1);
  const atRisk = reasonsOf(pages?.flatMap((page) => page.at_risk) ?? []);
  const columns = useOrderColumns(useIsHanded('settlement_sheet') ? setPrinted : undefined, atRisk);
  const shown = useListShown(list, visitPage, 'order-row');
  return (
    <>
      <PageHeader title={t('lists:orders.title')} actions={<GoOut list="work_orders" filter={filter} />} />
      <ViewBar list="work_orders" filter={filter} onChange={narrow} />
      <Panel testId="orders">
        <PagedList
          waits={rows === undefined}
          refusal={list.error}
          filters={<OrderFilters filter={filter} onChange={narrow} list={shown} />}
          totals={
            <ListTotals
              totals={totals}
              adding={adding}
              name="orders"
              count={(count) => t('lists:orders.count', { count })}
            />
          }
          note={(last?.looked_to || last?.cut) && <LookedNote page={last} />}
          more={{
            label: t(last?.looked_to ? 'lists:look_on' : 'lists:more'),
            has: list.hasNextPage,
            loading: list.isFetchingNextPage,
            onMore: () => void list.fetchNextPage(),
            testId: 'orders-more',
          }}
        >
          <QuietTable<OrderListed>
            rowKey="id"
            dataSource={rows ?? []}
            tableLayout="fixed"
            onOpen={(order) => navigate(visitPage(order))}
            onRow={(order) => ({ 'data-testid': `order-row-${order.id}` }) as object}
            empty={
              <EmptyState>
                {t(isSame(filter, all) ? 'lists:orders.none' : 'lists:orders.none_fits')}
              </EmptyState>
            }
            columns={columns}
          />
        </PagedList>
      </Panel>
      <DocumentPreview
        open={printed !== undefined}
        source={
          printed?.settlement_id == null
            ? undefined
            : paperOf('settlement_sheet', printed.settlement_id, printed.number)
        }
        version={printed?.settlement_id ?? 0}
        onClose={() => setPrinted(undefined)}
      />
    </>
  );
}
