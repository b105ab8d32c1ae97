import type { StockWarning, StockWarningKind } from '@bindings';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useRead } from '../../../api/read';
import { useWords } from '../../../i18n/words';
import { EmptyState } from '../../../kit/EmptyState';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { ListOut } from '../../lists/ListOut';
import { OverduePanel } from './OverduePanel';
import { Tally } from './Tally';
import styles from './Warnings.module.css';
import { columnsOf, wayTo } from './warningColumns';

/** A part may be warned of once for each bin, batch and visit. */
const keyOf = (row: StockWarning): string =>
  [row.part_id, row.bin_id, row.batch_number, row.line_id, row.day].join('-');

/**
 * What of the store somebody should look at: kind by kind, the most urgent first, each with the way to it. Below stands
 * what is out, or kept for somebody, past its day.
 */
export default function WarningsPage() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const counted = useRead('stock_warning_counts', {});
  const out = useRead('list_overdue', {});
  const overdue = out.data?.counts.find((of) => of.kind === search.get('kind'))?.kind;
  const asked = counted.data?.counts.find((of) => of.kind === search.get('kind'))?.kind;
  const first = counted.data?.counts.find((of) => of.count > 0)?.kind;
  const kind: StockWarningKind = asked ?? first ?? 'below_minimum';
  const list = useRead(
    'stock_warnings',
    { kind },
    {
      enabled: counted.data !== undefined && overdue === undefined,
    },
  );
  const choose = (next: string) => setSearch({ kind: next }, { replace: true });
  return (
    <>
      <PageHeader title={t('warnings:title')} actions={<ListOut kind="warning_list" />}>
        <Quiet>{t('warnings:how')}</Quiet>
      </PageHeader>
      <RefusalAlert refusal={counted.error ?? list.error ?? out.error} />
      {!counted.data && !counted.error && <Skeleton active />}
      {counted.data && (
        <Tally
          counts={counted.data.counts}
          chosen={overdue ?? kind}
          onChoose={choose}
          word={(of) => word('stock_warning_kind', of)}
          label={t('warnings:kinds')}
        />
      )}
      {out.data && (
        <Tally
          counts={out.data.counts}
          chosen={overdue ?? kind}
          onChoose={choose}
          word={(of) => word('overdue_kind', of)}
          label={t('warnings:overdue')}
        />
      )}
      {out.data && overdue && <OverduePanel list={out.data} kind={overdue} />}
      {!overdue && list.data && (
        <Panel title={word('stock_warning_kind', kind)} testId="warnings">
          <div className={styles.why}>
            {t(`warnings:why.${kind}`, {
              dead: list.data.dead_after_days,
              ahead: list.data.shelf_life_warning_days,
            })}
          </div>
          <QuietTable<StockWarning>
            rowKey={keyOf}
            dataSource={list.data.warnings}
            tableLayout="fixed"
            onOpen={(row) => void navigate(wayTo(row))}
            onRow={(row) => ({ 'data-testid': `warning-${row.code}` }) as object}
            empty={<EmptyState>{t(`warnings:none.${kind}`)}</EmptyState>}
            columns={columnsOf(t, kind)}
          />
          {list.data.more && <div className={styles.more}>{t('warnings:more')}</div>}
        </Panel>
      )}
    </>
  );
}
