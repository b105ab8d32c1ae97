import type { VisitRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWords } from '../../i18n/words';
import { DateTimeText } from '../../kit/DateTimeText';
import { Money } from '../../kit/Money';
import { Nothing } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { QuietTable } from '../../kit/QuietTable';

interface VisitPickerProps {
  visits: readonly VisitRow[];
  /** Visits of several vehicles: each says which. */
  plates?: boolean;
}

const beforeYes: readonly string[] = ['checked_in', 'estimating', 'awaiting_authorisation'];

/** Visits, the newest first; a press opens one. */
export function VisitPicker({ visits, plates }: VisitPickerProps) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  if (visits.length === 0) return <Nothing>{t('vehicles:no_visits')}</Nothing>;
  return (
    <QuietTable<VisitRow>
      rowKey="work_order_id"
      dataSource={visits}
      onOpen={(visit) => navigate(`/visits/${visit.work_order_id}`)}
      pagination={visits.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      tableLayout="fixed"
      columns={[
        {
          title: t('vehicles:visit.at'),
          width: 124,
          render: (_, visit) => <DateTimeText at={visit.checked_in_at} />,
        },
        ...(plates
          ? [
              {
                title: t('vehicles:visit.plate'),
                width: 112,
                render: (_: unknown, visit: VisitRow) => <PlateBadge plate={visit.plate} size="small" />,
              },
            ]
          : []),
        { title: t('vehicles:visit.symptom'), dataIndex: 'symptom', ellipsis: true },
        {
          title: t('vehicles:visit.km'),
          width: 96,
          align: 'right' as const,
          render: (_, visit) => visit.mileage_km?.toLocaleString('en') ?? '–',
        },
        ...(visits.some((visit) => visit.total !== null)
          ? [
              {
                title: t('vehicles:visit.total'),
                width: 110,
                align: 'right' as const,
                // Before the customer has said yes to anything a sum would read as a price.
                render: (_: unknown, visit: VisitRow) =>
                  beforeYes.includes(visit.stage) && !visit.total ? '–' : <Money fen={visit.total} />,
              },
            ]
          : []),
        {
          title: t('vehicles:visit.stage'),
          width: 116,
          render: (_, visit) => word('stage', visit.stage),
        },
      ]}
    />
  );
}
