import type { ListFilter, SheetListed } from '@bindings';
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
import { all, filterOf, isSame, queryOf } from './filter';
import { GoOut } from './GoOut';
import { ListTotals, LookedNote } from './ListTotals';
import { useListShown } from './opening';
import { SheetFilters } from './SheetFilters';
import { useSheetColumns } from './sheetColumns';
import { useTotals } from './totals';
import { ViewBar } from './ViewBar';

const visitPage = (sheet: SheetListed): string => `/visits/${sheet.work_order_id}`;

/** 结算单: every sheet there ever was, those that were taken back among them. */
export default function SheetsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  const filter = filterOf(query);
  const narrow = (next: ListFilter) => setQuery(queryOf(next), { replace: true });
  const [printed, setPrinted] = useState<SheetListed>();
  const list = useReadPages('list_sheets', { filter }, ({ next }) =>
    next === null ? undefined : { filter, after: next },
  );
  const { totals, adding } = useTotals('total_sheets', filter);
  const pages = list.data?.pages;
  const rows = pages?.flatMap((page) => page.rows);
  const last = pages?.at(-1);
  const columns = useSheetColumns(useIsHanded('settlement_sheet') ? setPrinted : undefined);
  const shown = useListShown(list, visitPage, 'sheet-row');
  return (
    <>
      <PageHeader title={t('lists:sheets.title')} actions={<GoOut list="sheets" filter={filter} />} />
      <ViewBar list="sheets" filter={filter} onChange={narrow} />
      <Panel testId="sheets">
        <PagedList
          waits={rows === undefined}
          refusal={list.error}
          filters={<SheetFilters filter={filter} onChange={narrow} list={shown} />}
          totals={
            <ListTotals
              totals={totals}
              adding={adding}
              name="sheets"
              count={(count) => t('lists:sheets.count', { count })}
            />
          }
          note={(last?.looked_to || last?.cut) && <LookedNote page={last} />}
          more={{
            label: t(last?.looked_to ? 'lists:look_on' : 'lists:more'),
            has: list.hasNextPage,
            loading: list.isFetchingNextPage,
            onMore: () => void list.fetchNextPage(),
            testId: 'sheets-more',
          }}
        >
          <QuietTable<SheetListed>
            rowKey="id"
            dataSource={rows ?? []}
            tableLayout="fixed"
            onOpen={(sheet) => navigate(visitPage(sheet))}
            onRow={(sheet) => ({ 'data-testid': `sheet-row-${sheet.id}` }) as object}
            empty={
              <EmptyState>
                {t(isSame(filter, all) ? 'lists:sheets.none' : 'lists:sheets.none_fits')}
              </EmptyState>
            }
            columns={columns}
          />
        </PagedList>
      </Panel>
      <DocumentPreview
        open={printed !== undefined}
        source={printed && paperOf('settlement_sheet', printed.id, printed.number)}
        version={printed?.id ?? 0}
        onClose={() => setPrinted(undefined)}
      />
    </>
  );
}
