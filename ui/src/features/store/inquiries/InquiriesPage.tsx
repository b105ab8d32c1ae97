import type { InquiryRow } from '@bindings';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead } from '../../../api/read';
import { DateTimeText, DayText } from '../../../kit/DateTimeText';
import { EmptyState } from '../../../kit/EmptyState';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';

/** 询价: what suppliers were asked, and who answered. */
export default function InquiriesPage() {
  const { t } = useTranslation();
  const { data: list, error } = useRead('list_inquiries', {});
  return (
    <>
      <PageHeader title={t('purchasing:inquiry.title')} />
      <RefusalAlert refusal={error} />
      {!list && !error && <Skeleton active />}
      {list && (
        <Stack gap={16}>
          <Panel title={t('purchasing:inquiry.open')} count={list.open.length} testId="inquiries-open">
            <Rows rows={list.open} none={t('purchasing:inquiry.none')} />
          </Panel>
          {list.over.length > 0 && (
            <Panel title={t('purchasing:inquiry.over')} testId="inquiries-over">
              <Rows rows={list.over} none="" />
            </Panel>
          )}
        </Stack>
      )}
    </>
  );
}

function Rows({ rows, none }: { rows: InquiryRow[]; none: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <QuietTable<InquiryRow>
      rowKey="id"
      dataSource={rows}
      tableLayout="fixed"
      onOpen={(row) => navigate(`/store/inquiries/${row.id}`)}
      onRow={(row) => ({ 'data-testid': `inquiry-${row.id}` }) as object}
      empty={<EmptyState>{none}</EmptyState>}
      columns={[
        {
          title: t('purchasing:inquiry.made'),
          width: 140,
          render: (_, row) => <DateTimeText at={row.made_at} />,
        },
        { title: t('purchasing:inquiry.parts'), width: 100, align: 'right', dataIndex: 'line_count' },
        {
          title: t('purchasing:inquiry.suppliers'),
          render: (_, row) => row.suppliers.join(t('words:list_separator')),
        },
        {
          title: t('purchasing:inquiry.answered'),
          width: 130,
          render: (_, row) =>
            t('purchasing:inquiry.answered_of', { answered: row.answered, asked: row.suppliers.length }),
        },
        {
          title: t('purchasing:inquiry.needed_on'),
          width: 130,
          render: (_, row) => <DayText day={row.needed_on} weekday />,
        },
      ]}
    />
  );
}
