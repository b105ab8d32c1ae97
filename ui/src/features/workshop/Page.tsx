import type { ForemanHome, JobRow } from '@bindings';
import { App, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { useCommand } from '../../api/command';
import { asRefusal } from '../../api/errors';
import { againWhile, useRead } from '../../api/read';
import { refusalWords } from '../../i18n/refusal';
import { dayOf, formatDay, toInstant } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { byUrgency, carRow } from '../../kit/carRow';
import { useLaneDrag } from '../../kit/laneDrag';
import { clockText } from '../../kit/lanes';
import { PageHeader } from '../../kit/PageHeader';
import { Nothing, Panel } from '../../kit/Panel';
import { QueueList } from '../../kit/QueueList';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { mayNow } from '../jobs/atJob';
import { FindingQueue } from '../photos/FindingQueue';
import { AssignDialog } from './AssignDialog';
import { Board } from './Board';
import { JobQueue } from './JobQueue';
import styles from './Page.module.css';

/** The foreman's board: who does what when, what waits for hands, what stands still. */
export default function WorkshopPage() {
  const { t } = useTranslation();
  // What nobody planned comes now, and now moves on without anybody’s doing.
  const { data, error } = useRead(
    'foreman_home',
    {},
    againWhile(() => true),
  );
  return (
    <>
      <PageHeader title={t('workshop:title')}>
        {data && <Quiet>{formatDay(t, dayOf(data.day_starts_at), true)}</Quiet>}
      </PageHeader>
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && <Workshop home={data} />}
    </>
  );
}

function Workshop({ home }: { home: ForemanHome }) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const move = useCommand('move_job');
  const release = useCommand('release_to_repair');
  const mayRelease = useMay('release_to_repair');
  const [asked, setAsked] = useState<JobRow>();

  const all = [...home.unassigned, ...home.technicians.flatMap((one) => one.jobs), ...home.blocked];
  const find = (id: number) => all.find((job) => job.job_id === id);
  const nameOf = (person: number) => home.technicians.find((one) => one.person_id === person)?.name ?? '';
  const [taken, setTaken] = useState<number>();

  const lay = async (job: JobRow, person: number, minute: number) => {
    const day = dayOf(home.day_starts_at);
    const start = toInstant(`${day}T${clockText(minute)}:00`);
    try {
      await move({
        job_id: job.job_id,
        version: job.version,
        from: taken ?? null,
        to: person,
        planned_start: start,
      });
      message.success(
        t('workshop:assigned', { job: job.name, person: nameOf(person), time: clockText(minute) }),
      );
    } catch (failure) {
      message.error(refusalWords(t, asRefusal(failure)));
    }
  };
  const drag = useLaneDrag((id, { lane, minute }) => {
    const job = find(id);
    if (job) void lay(job, lane, minute);
  });
  const open = (job: JobRow) => {
    if (mayNow(job, 'assign')) setAsked(job);
    else navigate(`/visits/${job.work_order_id}`);
  };
  const openVisit = ({ id }: { id: number }) => navigate(`/visits/${id}`);

  return (
    <div className={styles.home}>
      <div className={styles.blocked}>
        {home.open_findings.length > 0 && (
          <Panel title={t('workshop:findings')} count={home.open_findings.length} testId="panel-findings">
            <FindingQueue roomy label={t('workshop:findings')} empty={null} findings={home.open_findings} />
          </Panel>
        )}
        <Panel title={t('workshop:blocked')} count={home.blocked.length} testId="panel-blocked">
          <QueueList
            roomy
            label={t('workshop:blocked')}
            empty={<Nothing>{t('workshop:empty.blocked')}</Nothing>}
            amber={60}
            red={240}
            onOpen={({ id }) => {
              const job = find(id);
              if (job) open(job);
            }}
            rows={home.blocked.map((job) => ({
              id: job.job_id,
              plate: job.plate,
              plateColour: job.plate_colour,
              title: job.name,
              detail: [
                word('pause_reason', job.pause_reason),
                ...job.technicians.map((one) => nameOf(one.person_id)),
              ]
                .filter((part) => part !== '')
                .join(' · '),
              since: job.since,
            }))}
          />
        </Panel>
      </div>
      <div className={styles.queue}>
        <Panel title={t('workshop:unassigned')} count={home.unassigned.length} testId="panel-unassigned">
          <JobQueue jobs={home.unassigned} drag={drag} onTake={() => setTaken(undefined)} onOpen={open} />
        </Panel>
      </div>
      <div className={styles.board}>
        <Board home={home} drag={drag} onTake={setTaken} onOpen={open} />
      </div>
      <div className={styles.cars}>
        <Panel title={t('workshop:releasable')} count={home.releasable.length} testId="panel-releasable">
          <QueueList
            roomy
            label={t('workshop:releasable')}
            empty={<Nothing>{t('workshop:empty.releasable')}</Nothing>}
            onOpen={openVisit}
            rows={byUrgency(home.releasable).map((car) => ({
              ...carRow(car),
              since: car.promised_at === null ? car.stage_since : undefined,
              aside: mayRelease && (
                <ActionButton
                  size="large"
                  primary
                  label={word('action', 'release_to_repair')}
                  onAct={() => release({ work_order_id: car.work_order_id })}
                  testId={`action-release_to_repair-${car.work_order_id}`}
                />
              ),
            }))}
          />
        </Panel>
        <Panel title={t('workshop:waiting')} count={home.waiting.length} testId="panel-waiting">
          <QueueList
            roomy
            label={t('workshop:waiting')}
            empty={<Nothing>{t('workshop:empty.waiting')}</Nothing>}
            onOpen={openVisit}
            rows={byUrgency(home.waiting).map((car) => ({
              ...carRow(car),
              since: car.promised_at === null ? car.stage_since : undefined,
            }))}
          />
        </Panel>
      </div>
      <AssignDialog
        job={asked && (find(asked.job_id) ?? asked)}
        home={home}
        onClose={() => setAsked(undefined)}
      />
    </div>
  );
}
