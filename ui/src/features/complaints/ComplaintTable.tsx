import type { ComplaintRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWords } from '../../i18n/words';
import { Age } from '../../kit/Age';
import { DateTimeText } from '../../kit/DateTimeText';
import { Nothing } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { QuietTable } from '../../kit/QuietTable';
import { AnswerDue } from './AnswerDue';
import styles from './Complaints.module.css';
import { counterScores, markText } from './counterScores';
import { SeverityTag } from './SeverityTag';

interface ComplaintTableProps {
  rows: readonly ComplaintRow[];
  closed?: boolean;
  empty?: string;
}

/** Complaints in rows; the answer owed, or the day it was closed, at the front. */
export function ComplaintTable({ rows, closed, empty }: ComplaintTableProps) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  return (
    <QuietTable<ComplaintRow>
      rowKey={(row) => row.complaint.id}
      dataSource={rows}
      onOpen={(row) => navigate(`/complaints/${row.complaint.id}`)}
      empty={empty && <Nothing>{empty}</Nothing>}
      tableLayout="fixed"
      columns={[
        {
          title: t(closed ? 'complaints:column.closed_at' : 'complaints:column.due'),
          width: closed ? 112 : 232,
          render: (_, { complaint }) =>
            closed ? <DateTimeText at={complaint.closed_at} /> : <AnswerDue complaint={complaint} />,
        },
        {
          title: t('complaints:column.person'),
          width: 240,
          render: (_, row) => (
            <span className={styles.person}>
              <span className={styles.cut}>{row.complaint.person_name}</span>
              {row.plate && <PlateBadge plate={row.plate} colour={row.plate_colour} size="small" />}
            </span>
          ),
        },
        {
          title: t('complaints:column.matter'),
          ellipsis: true,
          render: (_, { complaint, marks }) => (
            <>
              <SeverityTag severity={complaint.severity} />
              <span className={styles.category}>{word('complaint_category', complaint.category)}</span>
              {complaint.matter ||
                (marks &&
                  counterScores(marks)
                    .filter(({ low }) => low)
                    .map((given) => markText(t, given))
                    .join(t('words:list_separator')))}
            </>
          ),
        },
        {
          title: t('complaints:column.owner'),
          width: 92,
          ellipsis: true,
          render: (_, row) => row.owner_name,
        },
        {
          title: t('complaints:column.state'),
          width: 100,
          render: (_, { complaint }) => word('complaint_state', complaint.state),
        },
        ...(closed
          ? []
          : [
              {
                title: t('complaints:column.age'),
                width: 104,
                render: (_: unknown, { complaint }: ComplaintRow) => (
                  <Age since={complaint.opened_at} amber={24 * 60} red={72 * 60} />
                ),
              },
            ]),
      ]}
    />
  );
}
