import type { DataRequestRow } from '@bindings';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { formatDay } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { Nothing } from '../../../kit/Panel';
import { QuietTable } from '../../../kit/QuietTable';

interface RequestRowsProps {
  rows: readonly DataRequestRow[];
  /** They are all of one customer, whose name is not said again. */
  ofOne?: boolean;
  empty: string;
}

/** Requests as lines, each opened by a press or by Enter. */
export function RequestRows({ rows, ofOne = false, empty }: RequestRowsProps) {
  const word = useWords();
  const navigate = useNavigate();
  if (rows.length === 0) return <Nothing>{empty}</Nothing>;
  return (
    <QuietTable<DataRequestRow>
      rowKey="id"
      dataSource={[...rows]}
      showHeader={false}
      onOpen={(row) => navigate(`/customers/requests/${row.id}`)}
      columns={[
        { width: 120, render: (_, row) => word('data_request_kind', row.asked_kind) },
        { render: (_, row) => (ofOne ? row.asker_name : row.customer_name) },
        { render: (_, row) => row.wish },
        { width: 190, align: 'right', render: (_, row) => <RequestDue row={row} /> },
      ]}
    />
  );
}

/** Until when it is answered, or how it ended; late and soon are said in words. */
export function RequestDue({ row }: { row: DataRequestRow }) {
  const { t } = useTranslation();
  const word = useWords();
  const day = formatDay(t, row.due_on);
  if (row.due === null) return <Tag>{word('data_request_state', row.request_state)}</Tag>;
  if (row.due === 'later') return <span>{t('personal:requests.due', { day })}</span>;
  return (
    <Tag color={row.due === 'over' ? 'error' : 'warning'} data-stands={row.due}>
      {t(row.due === 'over' ? 'personal:requests.late' : 'personal:requests.soon', { day })}
    </Tag>
  );
}
