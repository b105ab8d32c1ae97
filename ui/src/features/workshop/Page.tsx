import type { BoardOfDay, CarAtRisk, ForemanHome, JobRow } from '@bindings';
import { Skeleton } from 'antd';
import { memo, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { useCommand } from '../../api/command';
import { againWhile, useRead } from '../../api/read';
import { dayOf, formatDay, toInstant } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { byUrgency, carRow } from '../../kit/carRow';
import { KeyHint } from '../../kit/KeyHint';
import { type LaneTarget, useLaneDrag } from '../../kit/laneDrag';
import { useLaneKeys } from '../../kit/laneKeys';
import { clockText } from '../../kit/lanes';
import { OneOf } from '../../kit/OneOf';
import { PageHeader } from '../../kit/PageHeader';
import { Nothing, Panel } from '../../kit/Panel';
import { QueueList } from '../../kit/QueueList';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { RiskFirst, reasonsOf } from '../../kit/RiskMark';
import { whole } from '../../kit/whole';
import { mayNow } from '../jobs/atJob';
import { FindingQueue } from '../photos/FindingQueue';
import { Outside } from '../reception/Outside';
import { AssignDialog } from './AssignDialog';
import { Board } from './Board';
import { type BoardView, planHeld } from './board';
import { DragHint, KeysHint } from './DragHint';
import { carHeld, JobQueue } from './JobQueue';
import { useLaying } from './laying';
import styles from './Page.module.css';

/** The foreman's board: who does what when, what waits for hands, what stands still. */
export default function WorkshopPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isToday, setToday] = useState(true);
  const [view, setView] = useState<BoardView>('technicians');
  const mayPlanAhead = useMay('foreman_next_day');
  const mayKeepStaff = useMay('list_staff');
  // What nobody planned comes now, and now moves on without anybody’s doing.
  const { data, error } = useRead(
    'foreman_home',
    {},
    againWhile(() => true),
  );
  const next = useRead('foreman_next_day', {}, { enabled: !isToday });
  const board: BoardOfDay | undefined = isToday ? data : next.data;
  return (
    <>
      <PageHeader
        title={t('workshop:title')}
        actions={
          <>
            {data && mayPlanAhead && (
              <OneOf
                label={t('workshop:day')}
                testId="board-day"
                value={isToday ? 'today' : 'next'}
                codes={boardDays}
                word={(code) => (code === 'today' ? t('words:day.today') : formatDay(t, data.next_day, true))}
                onChange={(code) => setToday(code === 'today')}
              />
            )}
            <OneOf
              label={t('workshop:board')}
              testId="board-view"
              value={view}
              codes={boardViews}
              word={(code) => t(`workshop:view.${code}`)}
              onChange={setView}
            />
            {mayKeepStaff && (
              <ActionButton
                label={t('workshop:staff.title')}
                opens
                onAct={() => navigate('/workshop/staff')}
                testId="to-staff"
              />
            )}
          </>
        }
      >
        {board && <Quiet>{formatDay(t, dayOf(board.day_starts_at), true)}</Quiet>}
      </PageHeader>
      <RefusalAlert refusal={error ?? next.error} />
      {(!data || !board) && !error && <Skeleton active />}
      {data && board && <Workshop home={data} board={board} view={view} isToday={isToday} />}
    </>
  );
}

const boardDays = ['today', 'next'] as const;
const boardViews = whole<BoardView>()(['technicians', 'bays']);

interface WorkshopProps {
  home: ForemanHome;
  board: BoardOfDay;
  view: BoardView;
  isToday: boolean;
}

function Workshop({ home, board, view, isToday }: WorkshopProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const laying = useLaying();
  const [asked, setAsked] = useState<JobRow>();
  // Nothing that is drawn goes by it.
  const taken = useRef<number>(undefined);

  const all = useMemo(
    () => [
      ...home.unassigned,
      ...board.technicians.flatMap((one) => one.jobs),
      ...home.technicians.flatMap((one) => one.jobs),
      ...home.blocked,
    ],
    [home, board],
  );
  const atRisk = useMemo(() => reasonsOf(home.at_risk), [home.at_risk]);
  const find = (id: number) => all.find((job) => job.job_id === id);
  const jobsHeld = (id: number): JobRow[] =>
    id < 0
      ? home.unassigned.filter((job) => carHeld(job.work_order_id) === id && mayNow(job, 'assign'))
      : [find(id)].filter((job) => job !== undefined);
  const nameOf = (lane: number) =>
    view === 'bays'
      ? (board.bays.find((bay) => bay.bay_id === lane)?.name ?? '')
      : (board.technicians.find((one) => one.person_id === lane)?.name ?? '');
  const startAt = (minute: number) => toInstant(`${dayOf(board.day_starts_at)}T${clockText(minute)}:00`);

  const lay = (id: number, { lane, minute }: LaneTarget, from: number | undefined) => {
    const jobs = jobsHeld(id);
    const [job] = jobs;
    if (!job) return;
    const [start, time, where] = [startAt(minute), clockText(minute), nameOf(lane)];
    const car = { jobs: jobs.length, person: where, time };
    if (view === 'bays') {
      const said = jobs.map((one) => one.name).join(t('words:list_separator'));
      void laying.put(jobs, lane, start, t('workshop:put', { job: said, bay: where, time }));
    } else if (id < 0) {
      void laying.giveAll(jobs, lane, start, t('workshop:assigned_all', car));
    } else {
      const said = t('workshop:assigned', { job: job.name, person: where, time });
      void laying.give(job, from, lane, start, said);
    }
  };
  const drag = useLaneDrag((id, target) => lay(id, target, taken.current));
  const { bays, technicians } = board;
  const lanes = view === 'bays' ? bays.map((bay) => bay.bay_id) : technicians.map((one) => one.person_id);
  // A bay is nobody: what is taken from its lane keeps whoever has it.
  const ownerOf = (lane: number) => (view === 'bays' ? undefined : lane);
  const keys = useLaneKeys(
    lanes,
    ({ id, lane, from }, was) => lay(id, { lane, minute: from }, ownerOf(was.lane)),
    () => void laying.undo(),
    false,
  );
  const planAt = (id: number, { lane, minute }: LaneTarget, from: number | undefined) => {
    const jobs = jobsHeld(id);
    return jobs.length > 0 ? planHeld(view, jobs, lane, startAt(minute), from) : undefined;
  };
  const namesOf = (id: number) =>
    jobsHeld(id)
      .map((job) => job.name)
      .join(' · ');

  const open = useCallback(
    (job: JobRow) => {
      if (mayNow(job, 'assign')) setAsked(job);
      else navigate(`/visits/${job.work_order_id}`);
    },
    [navigate],
  );
  const take = useCallback((lane?: number) => {
    taken.current = lane;
  }, []);
  const takeOfQueue = useCallback(() => take(undefined), [take]);

  return (
    <div className={styles.home}>
      <BlockedPanels home={home} atRisk={atRisk} onOpen={open} />
      <div className={styles.queue}>
        <Panel
          title={t('workshop:unassigned')}
          count={home.unassigned.length}
          extra={home.unassigned.length > 0 && <KeyHint combo="F4" />}
          testId="panel-unassigned"
        >
          <JobQueue jobs={home.unassigned} atRisk={atRisk} drag={drag} onTake={takeOfQueue} onOpen={open} />
        </Panel>
      </div>
      <div className={styles.board}>
        <Board
          board={board}
          view={view}
          isToday={isToday}
          warned={home.warned}
          atRisk={atRisk}
          unassigned={home.unassigned}
          drag={drag}
          keys={keys}
          onTake={view === 'bays' ? takeOfQueue : take}
          onOpen={open}
        />
      </div>
      <CarPanels home={home} atRisk={atRisk} />
      <DragHint
        drag={drag}
        labelOf={(held) => namesOf(held.id)}
        planOf={({ id, target }) => target && planAt(id, target, taken.current)}
      />
      <KeysHint
        keys={keys}
        nameOf={namesOf}
        saysOf={({ id, lane, from }) =>
          t('workshop:keys.held', { job: namesOf(id), where: nameOf(lane), time: clockText(from) })
        }
        planOf={({ id, lane, from }) =>
          planAt(id, { lane, minute: from }, keys.taken === undefined ? undefined : ownerOf(keys.taken))
        }
      />
      <AssignDialog
        job={asked && (find(asked.job_id) ?? asked)}
        home={home}
        onClose={() => setAsked(undefined)}
      />
    </div>
  );
}

/** By what a job stands still: of parts also which. */
const stopsFor = (job: JobRow, word: (kind: string, code: string | null) => string): string => {
  const asked = job.requests.filter((one) => one.state === 'asked' || one.state === 'ordered');
  const parts = job.pause_reason === 'parts' ? asked.map((one) => one.text).join('、') : '';
  return [word('pause_reason', job.pause_reason), parts].filter((part) => part !== '').join(' ');
};

interface HomePanelsProps {
  home: ForemanHome;
  /** Why promises are at risk, by car. */
  atRisk: ReadonlyMap<number, CarAtRisk>;
}

interface BlockedPanelsProps extends HomePanelsProps {
  onOpen: (job: JobRow) => void;
}

/** What stands still, since when and for what; and what was found and nobody decided. */
const BlockedPanels = memo(function BlockedPanels({ home, atRisk, onOpen }: BlockedPanelsProps) {
  const { t } = useTranslation();
  const word = useWords();
  const nameOf = (person: number) => home.technicians.find((one) => one.person_id === person)?.name ?? '';
  return (
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
            const job = home.blocked.find((one) => one.job_id === id);
            if (job) onOpen(job);
          }}
          rows={home.blocked.map((job) => ({
            id: job.job_id,
            plate: job.plate,
            plateColour: job.plate_colour,
            title: job.name,
            detail: (
              <RiskFirst promise={atRisk.get(job.work_order_id)}>
                {[stopsFor(job, word), ...job.technicians.map((one) => nameOf(one.person_id))]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </RiskFirst>
            ),
            since: job.since,
          }))}
        />
      </Panel>
    </div>
  );
});

/** Cars that may be released, and those that wait for more. */
const CarPanels = memo(function CarPanels({ home, atRisk }: HomePanelsProps) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const release = useCommand('release_to_repair');
  const mayRelease = useMay('release_to_repair');
  const openVisit = ({ id }: { id: number }) => navigate(`/visits/${id}`);
  const rowOf = (car: ForemanHome['waiting'][number]) => {
    const row = carRow(car);
    return {
      ...row,
      detail: <RiskFirst promise={atRisk.get(car.work_order_id)}>{row.detail}</RiskFirst>,
      since: car.promised_at === null ? car.stage_since : undefined,
    };
  };
  return (
    <div className={styles.cars}>
      <Panel title={t('workshop:releasable')} count={home.releasable.length} testId="panel-releasable">
        <QueueList
          roomy
          label={t('workshop:releasable')}
          empty={<Nothing>{t('workshop:empty.releasable')}</Nothing>}
          onOpen={openVisit}
          rows={byUrgency(home.releasable).map((car) => ({
            ...rowOf(car),
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
          rows={byUrgency(home.waiting).map(rowOf)}
        />
      </Panel>
      <Outside rows={home.outside} onOpen={openVisit} />
    </div>
  );
});
