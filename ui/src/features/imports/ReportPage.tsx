import { SearchOutlined } from '@ant-design/icons';
import type { ImportReport, ImportRow, TaskKind } from '@bindings';
import { Button, Input, Skeleton, Spin, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useRead } from '../../api/read';
import { useLongWork } from '../../api/task';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { Buttons } from '../../kit/Buttons';
import { DateTimeText } from '../../kit/DateTimeText';
import { PageHeader } from '../../kit/PageHeader';
import { Nothing, Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { ListOut } from '../lists/ListOut';
import { chosenRows, keyOf, warningCounts } from './columns';
import styles from './Imports.module.css';
import { RowWarnings } from './RowWarnings';
import { warningName, warningWords } from './warningWords';

/** The one report of an import: what was read, what came in, what is worth looking at; and its undoing. */
export default function ReportPage() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const { id } = useParams();
  const { data: report, error } = useRead('get_import', { id: Number(id) });
  if (error) return <RefusalAlert refusal={error} />;
  if (!report) return <Skeleton active />;
  return (
    <>
      <PageHeader
        title={report.file_name}
        actions={
          <ActionButton
            label={t('imports:report.back')}
            onAct={() => navigate('/imports')}
            testId="import-back"
          />
        }
      >
        <span>{word('import_kind', report.kind)}</span>
        <Quiet>
          <DateTimeText at={report.at} weekday /> {report.person_name}
        </Quiet>
        {report.undone_at && (
          <Tag color="error" data-testid="import-undone">
            {t('imports:report.undone')} <DateTimeText at={report.undone_at} />
          </Tag>
        )}
      </PageHeader>
      <Stack gap={16}>
        <div className={styles.sums}>
          <Figure label={t('imports:figure.read')} value={report.rows_read} testId="report-read" />
          <Figure label={t('imports:figure.added')} value={report.rows_added} testId="report-added" />
          {report.rows_updated > 0 && (
            <Figure label={t('imports:figure.updated')} value={report.rows_updated} testId="report-updated" />
          )}
          {report.rows_skipped > 0 && (
            <Figure label={t('imports:figure.skipped')} value={report.rows_skipped} testId="report-skipped" />
          )}
          <Figure
            label={t('imports:figure.warned')}
            value={report.rows_warned}
            testId="report-warned"
            warned
          />
          {report.undone_at === null && <Undo key={report.id} report={report} />}
        </div>
        {report.remarks.length > 0 && (
          <Alert
            type="info"
            showIcon
            data-testid="report-remarks"
            title={report.remarks.map((remark) => warningWords(t, remark)).join(t('words:list_separator'))}
          />
        )}
        <WarnedRows id={report.id} rows={report.rows.filter((row) => row.warnings.length > 0)} />
      </Stack>
    </>
  );
}

interface FigureProps {
  label: string;
  value: number;
  testId: string;
  warned?: boolean;
}

function Figure({ label, value, testId, warned }: FigureProps) {
  return (
    <div className={`${styles.sum} ${warned && value > 0 ? styles.warned : ''}`}>
      <strong data-testid={testId}>{value}</strong>
      <span>{label}</span>
    </div>
  );
}

const undoing: readonly TaskKind[] = ['undo_import'];

/** What goes with the rows, and what keeps them: parts have their stock, customers and cars their visits, past orders their lines. */
function explained(report: ImportReport) {
  if (report.kind === 'past_orders') return 'imports:undo.explained_past';
  if (report.kind === 'parts') {
    return report.rows_updated > 0
      ? 'imports:undo.explained_stock_with_updates'
      : 'imports:undo.explained_stock';
  }
  return report.rows_updated > 0 ? 'imports:undo.explained_with_updates' : 'imports:undo.explained';
}

/** Takes the import back: what it added goes, unless somebody has worked with it since. */
function Undo({ report }: { report: ImportReport }) {
  const { t } = useTranslation();
  const work = useLongWork(undoing);
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const task = work.task;
  if (task?.state === 'running') {
    return (
      <div className={styles.undo} data-testid="import-undoing">
        <Spin size="small" /> {t('imports:undoing', { done: Math.min(task.done, report.rows_added) })}
      </div>
    );
  }
  if (!asking) {
    return (
      <div className={styles.undo}>
        <ActionButton
          label={t('imports:undo.ask')}
          onAct={() => setAsking(true)}
          testId="action-undo_import"
        />
      </div>
    );
  }
  return (
    <div className={styles.undo}>
      <RefusalAlert refusal={refusal ?? task?.refusal} />
      <p>
        {t(explained(report), {
          count: report.rows_added,
          updated: report.rows_updated,
        })}
      </p>
      <Buttons gap={12}>
        <ActionButton
          label={t('imports:undo.do')}
          danger
          primary
          onAct={async () => {
            setRefusal(undefined);
            await work.begin('undo_import', { id: report.id });
          }}
          onRefused={setRefusal}
          testId="confirm-undo_import"
        />
        <ActionButton label={t('imports:undo.keep')} onAct={() => setAsking(false)} testId="keep-import" />
      </Buttons>
    </div>
  );
}

const page = 100;

/** A row may warn of seven things: what stands in it begins beside the first of them. */
const atTop = () => ({ style: { verticalAlign: 'top' } });

function WarnedRows({ id, rows }: { id: number; rows: readonly ImportRow[] }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<string>();
  const [text, setText] = useState('');
  const chosen = chosenRows(rows, kind, text);
  if (rows.length === 0) {
    return (
      <Panel title={t('imports:report.rows')}>
        <Nothing>{t('imports:report.no_warnings')}</Nothing>
      </Panel>
    );
  }
  return (
    <Panel
      title={t('imports:report.rows')}
      count={rows.length}
      testId="report-rows"
      extra={<ListOut kind="import_report_list" id={id} label={t('imports:report.out')} />}
    >
      <div className={styles.filter}>
        <Button
          type={kind === undefined ? 'primary' : 'default'}
          onClick={() => setKind(undefined)}
          data-testid="report-kind-all"
        >
          {t('imports:report.all', { count: rows.length })}
        </Button>
        {warningCounts(rows).map((count) => {
          const key = keyOf(count);
          return (
            <Button
              key={key}
              type={kind === key ? 'primary' : 'default'}
              onClick={() => setKind(key)}
              data-testid={`report-kind-${count.code}-${count.field}`}
            >
              {t('imports:report.kind', {
                warning: warningName(t, count),
                count: count.rows,
              })}
            </Button>
          );
        })}
        <Input
          allowClear
          prefix={<SearchOutlined />}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('imports:report.search')}
          aria-label={t('imports:report.search')}
          data-testid="report-search"
          style={{ width: 220, marginLeft: 'auto' }}
        />
      </div>
      <QuietTable<ImportRow>
        rowKey="number"
        dataSource={chosen}
        empty={<Nothing>{t('imports:report.none_chosen')}</Nothing>}
        pagination={chosen.length > page ? { pageSize: page, showSizeChanger: false } : false}
        tableLayout="fixed"
        columns={[
          { title: t('imports:column.row'), dataIndex: 'number', width: 72, align: 'right', onCell: atTop },
          {
            title: t('imports:column.cells'),
            onCell: atTop,
            className: styles.cells,
            render: (_, row) => row.cells.filter(Boolean).join(' · '),
          },
          {
            title: t('imports:column.warnings'),
            width: '48%',
            onCell: atTop,
            render: (_, row) => <RowWarnings warnings={row.warnings} />,
          },
        ]}
      />
    </Panel>
  );
}
