import type { Visit } from '@bindings';
import { Skeleton } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useRead } from '../../api/read';
import { Columns } from '../../kit/Columns';
import { EmptyState } from '../../kit/EmptyState';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { AskedItems } from '../photos/itemWords';
import { SideColumn } from './history/SideColumn';
import { PaperPreview } from './papers/PaperPreview';
import { StagePanels } from './StagePanels';
import { useStageFocus } from './stageFocus';
import { VisitHead } from './VisitHead';
import styles from './VisitPage.module.css';

/** The stage says it; after delivery, while money is open, what the host lets be done about it. */
function thingToDo({ order, actions }: Visit): string {
  if (!order.money_open) return order.stage;
  const next = actions.find(({ action }) => action === 'prepare_bill' || action === 'take_payment');
  return `${order.stage} ${next?.action ?? 'refund_payment'}`;
}

/** One visit of one vehicle, from the key on the counter to the call a week later. */
export default function VisitPage() {
  const { id } = useParams();
  const number = Number(id);
  const { t } = useTranslation();
  const known = Number.isSafeInteger(number) && number > 0;
  const visit = useRead('get_visit', { work_order_id: number }, { enabled: known });

  const page = useRef<HTMLDivElement>(null);
  useStageFocus(page, visit.data && thingToDo(visit.data), number);

  if (!known) return <EmptyState>{t('visits:unknown')}</EmptyState>;
  if (!visit.data) {
    return visit.error ? (
      <RefusalAlert refusal={visit.error} />
    ) : (
      <Skeleton active paragraph={{ rows: 12 }} />
    );
  }
  return (
    <AskedItems value={visit.data.asked_at_car.items}>
      <PaperPreview visit={visit.data}>
        {/* Another visit begins with forms of its own. */}
        <div
          ref={page}
          key={number}
          className={styles.page}
          data-testid="visit"
          data-stage={visit.data.order.stage}
        >
          <VisitHead visit={visit.data} />
          <Columns widths="minmax(0, 1fr) 300px" below={1100}>
            <Stack gap={12}>
              <RefusalAlert refusal={visit.error} />
              <StagePanels visit={visit.data} />
            </Stack>
            <SideColumn visit={visit.data} />
          </Columns>
        </div>
      </PaperPreview>
    </AskedItems>
  );
}
