import type { ListedKind, ListFilter, ListKey } from '@bindings';
import { Button, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { RefusalLike } from '../../i18n/refusal';
import { EmptyState } from '../../kit/EmptyState';
import { PagedList } from '../../kit/PagedList';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { QuietTable } from '../../kit/QuietTable';
import { FilterDays } from './FilterDays';
import { FilterText } from './FilterText';
import { all, filterOf, isSame, queryOf } from './filter';
import { GoOut } from './GoOut';
import { LookedNote } from './ListTotals';
import { useListShown } from './opening';
import { ViewBar } from './ViewBar';

interface ListPage<Row> {
  rows: Row[];
  next: ListKey | null;
  looked_to: string | null;
  cut: boolean;
}

/** What the address of the page narrows its list to, and how it is narrowed on. */
export function useNarrowed(): [ListFilter, (next: ListFilter) => void] {
  const [query, setQuery] = useSearchParams();
  return [filterOf(query), (next) => setQuery(queryOf(next), { replace: true })];
}

/** The page behind one, where it goes on. */
export const pageBehind =
  (filter: ListFilter) =>
  ({ next }: { next: ListKey | null }) =>
    next === null ? undefined : { filter, after: next };

interface ListedPageProps<Row> {
  list: ListedKind;
  filter: ListFilter;
  onNarrow: (next: ListFilter) => void;
  asked: {
    data: { pages: ListPage<Row>[] } | undefined;
    error: RefusalLike | null;
    isError: boolean;
    isPlaceholderData: boolean;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
  };
  rowKey: (row: Row) => number;
  /** Where a row opens. */
  pageOf: (row: Row) => string;
  columns: NonNullable<TableProps<Row>['columns']>;
  /** What it is narrowed by beside text and days. */
  children: ReactNode;
  totals: ReactNode;
  says: { title: string; find: string; none: string; noneFits: string };
  /** What may be begun from here. */
  actions?: ReactNode;
  /** Where there is nothing at all yet. */
  begin?: ReactNode;
}

/** A list of the years: what narrows it, its rows, what they come to, views and the way out as a workbook. */
export function ListedPage<Row extends object>(props: ListedPageProps<Row>) {
  const { list, filter, onNarrow, asked, rowKey, pageOf, columns, children, totals, says } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const pages = asked.data?.pages;
  const rows = pages?.flatMap((page) => page.rows);
  const last = pages?.at(-1);
  const isNarrowed = !isSame(filter, all);
  const shown = useListShown(asked, pageOf, `${list}-row`);
  return (
    <>
      <PageHeader
        title={says.title}
        actions={
          <>
            <GoOut list={list} filter={filter} />
            {props.actions}
          </>
        }
      />
      <ViewBar list={list} filter={filter} onChange={onNarrow} />
      <Panel testId={list}>
        <PagedList
          waits={rows === undefined}
          refusal={asked.error}
          filters={
            <>
              <FilterText
                filter={filter}
                onChange={onNarrow}
                list={shown}
                hint={says.find}
                testId={`${list}-find`}
              />
              <FilterDays filter={filter} onChange={onNarrow} testId={`${list}-days`} />
              {children}
              {isNarrowed && (
                <Button type="link" data-testid={`${list}-clear`} onClick={() => onNarrow(all)}>
                  {t('lists:clear')}
                </Button>
              )}
            </>
          }
          totals={totals}
          note={(last?.looked_to || last?.cut) && <LookedNote page={last} />}
          more={{
            label: t(last?.looked_to ? 'lists:look_on' : 'lists:more'),
            has: asked.hasNextPage,
            loading: asked.isFetchingNextPage,
            onMore: () => void asked.fetchNextPage(),
            testId: `${list}-more`,
          }}
        >
          <QuietTable<Row>
            rowKey={rowKey}
            dataSource={rows ?? []}
            tableLayout="fixed"
            onOpen={(row) => navigate(pageOf(row))}
            onRow={(row) => ({ 'data-testid': `${list}-row-${rowKey(row)}` }) as object}
            empty={
              isNarrowed ? (
                <EmptyState>{says.noneFits}</EmptyState>
              ) : (
                <EmptyState action={props.begin}>{says.none}</EmptyState>
              )
            }
            columns={columns}
          />
        </PagedList>
      </Panel>
    </>
  );
}
