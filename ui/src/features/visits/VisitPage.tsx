import { Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useRead } from '../../api/call';
import { EmptyState } from '../../components/EmptyState';
import { isSearching } from '../../components/Field';
import { RefusalAlert } from '../../components/RefusalAlert';
import { PaperDesk } from './PaperDesk';
import { StagePanels } from './StagePanels';
import { SideColumn } from './side/SideColumn';
import { VisitHead } from './VisitHead';
import styles from './VisitPage.module.css';

/** One visit of one vehicle, from the key on the counter to the call a week later. */
export default function VisitPage() {
  const { id } = useParams();
  const number = Number(id);
  const { t } = useTranslation();
  const known = Number.isSafeInteger(number) && number > 0;
  const visit = useRead('get_visit', { work_order_id: number }, { enabled: known });

  const page = useRef<HTMLDivElement>(null);
  const stage = visit.data?.order.stage;
  const seen = useRef(stage);
  // The next stage begins with its own thing to do, at the top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another visit in the same stage is another page
  useEffect(() => {
    if (seen.current && stage && seen.current !== stage) page.current?.scrollIntoView?.({ block: 'start' });
    seen.current = stage;
    // The next key is for the thing to do now, unless somebody is typing on this page already.
    const typing = page.current?.querySelector(':is(input, textarea):focus');
    if (stage && !typing && !isSearching()) {
      page.current?.querySelector<HTMLElement>('[data-now="true"] > section')?.focus({ preventScroll: true });
    }
  }, [stage, number]);

  if (!known) return <EmptyState>{t('visits:unknown')}</EmptyState>;
  if (!visit.data) {
    return visit.error ? (
      <RefusalAlert refusal={visit.error} />
    ) : (
      <Skeleton active paragraph={{ rows: 12 }} />
    );
  }
  return (
    <PaperDesk visit={visit.data}>
      {/* Another visit begins with forms of its own. */}
      <div
        ref={page}
        key={number}
        className={styles.page}
        data-testid="visit"
        data-stage={visit.data.order.stage}
      >
        <VisitHead visit={visit.data} />
        <div className={styles.columns}>
          <div className={styles.main}>
            <RefusalAlert refusal={visit.error} />
            <StagePanels visit={visit.data} />
          </div>
          <SideColumn visit={visit.data} />
        </div>
      </div>
    </PaperDesk>
  );
}
