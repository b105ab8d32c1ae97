import type { OverdueKind, OverdueList, OverdueRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWords } from '../../../i18n/words';
import { DayText } from '../../../kit/DateTimeText';
import { EmptyState } from '../../../kit/EmptyState';
import { Panel } from '../../../kit/Panel';
import { PlateBadge } from '../../../kit/PlateBadge';
import { QuietTable } from '../../../kit/QuietTable';
import { ListOut } from '../../lists/ListOut';
import { wayOut } from './overdue';
import styles from './Warnings.module.css';

/** What is out past its day, of one kind: what is late the longest first, each with the way to where it is settled. */
export function OverduePanel({ list, kind }: { list: OverdueList; kind: OverdueKind }) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  return (
    <Panel title={word('overdue_kind', kind)} testId="overdue" extra={<ListOut kind="overdue_list" small />}>
      <div className={styles.why}>{t(`warnings:why.${kind}`)}</div>
      <QuietTable<OverdueRow>
        rowKey={(row) => [row.number, row.name, row.due_on].join('-')}
        dataSource={list.rows.filter((row) => row.kind === kind)}
        tableLayout="fixed"
        onOpen={(row) => void navigate(wayOut(row))}
        onRow={(row) => ({ 'data-testid': `overdue-${row.number}` }) as object}
        empty={<EmptyState>{t(`warnings:none.${kind}`)}</EmptyState>}
        columns={[
          { title: t('warnings:column.number'), width: 160, ellipsis: true, render: (_, row) => row.number },
          {
            title: t(kind === 'lost_claim' ? 'warnings:column.order' : 'warnings:column.what'),
            ellipsis: true,
            render: (_, row) => row.name,
          },
          { title: t('warnings:column.whom'), width: 200, ellipsis: true, render: (_, row) => row.whom },
          {
            title: t('warnings:column.visit'),
            width: 150,
            render: (_, row) => row.plate && <PlateBadge plate={row.plate} size="small" />,
          },
          {
            title: t('warnings:column.due'),
            width: 120,
            render: (_, row) => row.due_on && <DayText day={row.due_on} />,
          },
        ]}
      />
      {list.more && <div className={styles.more}>{t('warnings:more')}</div>}
    </Panel>
  );
}
