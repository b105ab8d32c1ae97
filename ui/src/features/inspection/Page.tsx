import { CheckOutlined, RightOutlined, RollbackOutlined, WarningOutlined } from '@ant-design/icons';
import type { InspectionQueueRow, PhotoKind, PhotosOfVisit, SmallPhoto } from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { Age, Promised } from '../../kit/Age';
import { byUrgency } from '../../kit/carRow';
import { EmptyState } from '../../kit/EmptyState';
import { useHeldOrder, usePressing } from '../../kit/heldOrder';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Glance } from '../photos/Glance';
import { type Glanced, GlanceView } from '../photos/GlanceView';
import styles from './Page.module.css';

/** The cars that wait for the final inspection, with what was done to each. */
export default function InspectionPage() {
  const { t } = useTranslation();
  const { data, error } = useRead('inspector_home', {});
  const [glanced, setGlanced] = useState<Glanced>();
  const { pressing, down, onPointerDownCapture } = usePressing();
  const waiting = data?.queue ?? [];
  const queue = useHeldOrder(
    byUrgency(waiting.map((one) => one.row)).flatMap(
      (car) => waiting.find((one) => one.row.work_order_id === car.work_order_id) ?? [],
    ),
    (one) => one.row.work_order_id,
    { busy: pressing, down },
  );
  return (
    <>
      <PageHeader title={t('inspection:title')}>
        {data && (
          <>
            <span className={styles.passed}>
              <CheckOutlined /> {t('inspection:passed_today', { number: data.passed_today })}
            </span>
            <Quiet>
              <RollbackOutlined /> {t('inspection:failed_today', { number: data.failed_today })}
            </Quiet>
          </>
        )}
      </PageHeader>
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <Panel title={t('inspection:queue')} count={data.queue.length} testId="panel-inspection">
          {queue.length === 0 && <EmptyState>{t('inspection:empty')}</EmptyState>}
          <div onPointerDownCapture={onPointerDownCapture}>
            {queue.map((one) => (
              <Waiting
                key={one.row.work_order_id}
                row={one}
                photos={data.photos.find((taken) => taken.work_order_id === one.row.work_order_id)}
                onPhoto={(photo) => setGlanced(glancedOf(one, photo, data.photo_kinds))}
              />
            ))}
          </div>
        </Panel>
      )}
      <GlanceView glanced={glanced} onClose={() => setGlanced(undefined)} />
    </>
  );
}

/** A photo of a car in the queue, among those of its visit that the queue counts. */
function glancedOf(
  { row, jobs, job_names: names }: InspectionQueueRow,
  photo: SmallPhoto,
  kinds: readonly PhotoKind[],
): Glanced {
  return {
    photo,
    car: row,
    among: (one) => kinds.includes(one.kind),
    job: (one) => names[jobs.findIndex((job) => job.id === one.job_id)],
  };
}

interface WaitingProps {
  row: InspectionQueueRow;
  photos: PhotosOfVisit | undefined;
  onPhoto: (photo: SmallPhoto) => void;
}

function Waiting({ row: waiting, photos, onPhoto }: WaitingProps) {
  const { row, job_names, technician_names, attempt, findings_waiting } = waiting;
  const { t } = useTranslation();
  const word = useWords();
  const list = t('words:list_separator');
  return (
    <div className={styles.item}>
      <Link
        className={styles.row}
        to={`/visits/${row.work_order_id}`}
        data-testid={`inspect-${row.work_order_id}`}
      >
        <PlateBadge plate={row.plate} colour={row.plate_colour} />
        <span className={styles.about}>
          <span className={styles.head}>
            <strong>{[row.make, row.model].filter(Boolean).join(' ') || row.number}</strong>
            <span>{word('repair_kind', row.repair_kind)}</span>
            {attempt > 1 && (
              <span className={styles.again}>
                <RollbackOutlined /> {t('inspection:attempt', { attempt })}
              </span>
            )}
            {findings_waiting > 0 && (
              <span className={styles.again}>
                <WarningOutlined /> {t('inspection:findings_waiting', { number: findings_waiting })}
              </span>
            )}
          </span>
          <span className={styles.jobs}>{job_names.join(list)}</span>
          <span className={styles.quiet}>{t('inspection:by', { names: technician_names.join(list) })}</span>
        </span>
        <span className={styles.times}>
          <Age since={row.stage_since} amber={30} red={90} />
          {row.promised_at && <Promised at={row.promised_at} stage={row.stage} />}
        </span>
        <RightOutlined className={styles.arrow} />
      </Link>
      {photos && (
        <div className={styles.photos}>
          <Glance photos={photos.few} all={photos.all} onOpen={onPhoto} />
        </div>
      )}
    </div>
  );
}
