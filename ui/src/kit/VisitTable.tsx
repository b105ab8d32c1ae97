import { UNAUTHORISED_STAGES, type VisitRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatKm } from '../i18n/amounts';
import { useWords } from '../i18n/words';
import { DateTimeText } from './DateTimeText';
import { Money } from './Money';
import { Nothing } from './Panel';
import { PlateBadge } from './PlateBadge';
import { QuietTable } from './QuietTable';

interface VisitTableProps {
  visits: readonly VisitRow[];
  /** Visits of several vehicles: each says which. */
  plates?: boolean;
  onOpen: (visit: VisitRow) => void;
}

/** Visits, the newest first; a press opens one. */
export function VisitTable({ visits, plates, onOpen }: VisitTableProps) {
  const { t } = useTranslation();
  const word = useWords();
  if (visits.length === 0) return <Nothing>{t('words:visit_row.none')}</Nothing>;
  return (
    <QuietTable<VisitRow>
      rowKey="work_order_id"
      dataSource={visits}
      onOpen={onOpen}
      pagination={visits.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      tableLayout="fixed"
      columns={[
        {
          title: t('words:visit_row.at'),
          width: 124,
          render: (_, visit) => <DateTimeText at={visit.checked_in_at} />,
        },
        ...(plates
          ? [
              {
                title: t('words:visit_row.plate'),
                width: 112,
                render: (_: unknown, visit: VisitRow) => <PlateBadge plate={visit.plate} size="small" />,
              },
            ]
          : []),
        {
          title: t('words:visit_row.symptom'),
          ellipsis: true,
          render: (_, visit) => visit.symptom,
        },
        {
          title: t('words:visit_row.km'),
          width: 96,
          align: 'right' as const,
          render: (_, visit) => (visit.mileage_km === null ? '–' : formatKm(visit.mileage_km)),
        },
        ...(visits.some((visit) => visit.total !== null)
          ? [
              {
                title: t('words:visit_row.total'),
                width: 110,
                align: 'right' as const,
                // Before the customer has said yes to anything a sum would read as a price.
                render: (_: unknown, visit: VisitRow) =>
                  UNAUTHORISED_STAGES.includes(visit.stage) && !visit.total ? (
                    '–'
                  ) : (
                    <Money fen={visit.total} />
                  ),
              },
            ]
          : []),
        {
          title: t('words:visit_row.stage'),
          width: 116,
          render: (_, visit) => word('stage', visit.stage),
        },
      ]}
    />
  );
}
