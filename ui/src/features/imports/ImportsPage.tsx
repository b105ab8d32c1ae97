import type { ImportReport } from '@bindings';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { DateTimeText } from '../../kit/DateTimeText';
import { EmptyState } from '../../kit/EmptyState';
import { PageHeader } from '../../kit/PageHeader';
import { Nothing, Panel } from '../../kit/Panel';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { NewImport } from './NewImport';

/** Taking in a file of the old program, and every file taken in before. */
export default function ImportsPage() {
  const { t } = useTranslation();
  const may = useMay('run_import');
  return (
    <>
      <PageHeader title={t('imports:title')} />
      {may ? (
        <Stack gap={16}>
          <NewImport />
          <PastImports />
        </Stack>
      ) : (
        <EmptyState>{t('imports:not_yours')}</EmptyState>
      )}
    </>
  );
}

function PastImports() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const { data: past, error } = useRead('list_imports', {});
  return (
    <Panel title={t('imports:past')} testId="imports-past">
      <RefusalAlert refusal={error} />
      {!past && !error && <Skeleton active />}
      {past?.length === 0 && <Nothing>{t('imports:empty')}</Nothing>}
      {past && past.length > 0 && (
        <QuietTable<ImportReport>
          rowKey="id"
          dataSource={past}
          onOpen={(report) => navigate(`/imports/${report.id}`)}
          columns={[
            {
              title: t('imports:column.at'),
              width: 148,
              render: (_, report) => <DateTimeText at={report.at} weekday />,
            },
            {
              title: t('imports:column.kind'),
              width: 92,
              render: (_, report) => word('import_kind', report.kind),
            },
            { title: t('imports:column.file'), dataIndex: 'file_name', ellipsis: true },
            { title: t('imports:column.person'), dataIndex: 'person_name', width: 104 },
            { title: t('imports:figure.read'), dataIndex: 'rows_read', align: 'right', width: 96 },
            { title: t('imports:figure.added'), dataIndex: 'rows_added', align: 'right', width: 104 },
            { title: t('imports:figure.warned'), dataIndex: 'rows_warned', align: 'right', width: 112 },
            {
              title: t('imports:column.undone'),
              width: 112,
              render: (_, report) => (report.undone_at ? <DateTimeText at={report.undone_at} /> : ''),
            },
          ]}
        />
      )}
    </Panel>
  );
}
