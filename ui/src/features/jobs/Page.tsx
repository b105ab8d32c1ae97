import type { JobRow } from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead } from '../../api/read';
import { DateTimeText } from '../../kit/DateTimeText';
import { EmptyState } from '../../kit/EmptyState';
import { HeldRoom } from '../../kit/HeldRoom';
import { FingerDown, useHeldOrder, usePressing, useThereAtFirst } from '../../kit/heldOrder';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { QueueList } from '../../kit/QueueList';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { jobOfRow } from './atJob';
import { FindingDialog } from './FindingDialog';
import type { AskedAtJob } from './JobCard';
import { JobDialogs } from './JobDialogs';
import { OwnJob } from './OwnJob';
import styles from './Page.module.css';
import { SelfInspect } from './SelfInspect';

const none: JobRow[] = [];

type Asking = { about: AskedAtJob; job: JobRow };

/** The technician's own jobs, as cards for fingers. */
export default function JobsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error, isFetching } = useRead('technician_home', {});
  const [asking, setAsking] = useState<Asking>();
  // As the job stands now: somebody else may have changed it since the dialog was opened.
  const asked = asking && (data?.jobs.find((job) => job.job_id === asking.job.job_id) ?? asking.job);
  const close = () => setAsking(undefined);
  const { pressing, down, onPointerDownCapture } = usePressing();
  const busy = pressing || asking !== undefined;
  const hand = { busy, down };
  const cards = useHeldOrder(data?.jobs ?? none, (job) => job.job_id, hand);
  const own = useHeldOrder(data?.to_self_inspect ?? [], (car) => car.work_order_id, hand);
  // A car that comes while somebody works stands below the cards: above them it would push all of them away.
  const selfInspect = useThereAtFirst(own, (car) => car.work_order_id, data !== undefined && !isFetching);

  return (
    <>
      <PageHeader title={t('jobs:title')} />
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <Stack gap={16} onPointerDownCapture={onPointerDownCapture}>
          {selfInspect.any && (
            <HeldRoom>
              <SelfInspect cars={selfInspect.first} />
            </HeldRoom>
          )}
          {cards.length === 0 && (
            <Panel>
              <EmptyState>{t('jobs:empty')}</EmptyState>
            </Panel>
          )}
          <FingerDown value={down}>
            <div className={styles.cards}>
              {cards.map((job) => (
                <OwnJob key={job.job_id} job={job} onAsk={(about) => setAsking({ about, job })} />
              ))}
            </div>
          </FingerDown>
          {selfInspect.since.length > 0 && <SelfInspect cars={selfInspect.since} />}
          {data.finished_today.length > 0 && (
            <Panel title={t('jobs:finished_today')} count={data.finished_today.length}>
              <QueueList
                roomy
                label={t('jobs:finished_today')}
                empty={null}
                onOpen={(row) => {
                  const job = data.finished_today.find((one) => one.job_id === row.id);
                  if (job) navigate(`/visits/${job.work_order_id}`);
                }}
                rows={[...data.finished_today].reverse().map((job) => ({
                  id: job.job_id,
                  plate: job.plate,
                  plateColour: job.plate_colour,
                  title: job.name,
                  detail: <DateTimeText at={job.since} />,
                }))}
              />
            </Panel>
          )}
        </Stack>
      )}
      <JobDialogs job={asked && jobOfRow(asked)} asking={asking?.about} onClose={close} />
      <FindingDialog job={asking?.about === 'finding' ? asked : undefined} onClose={close} />
    </>
  );
}
