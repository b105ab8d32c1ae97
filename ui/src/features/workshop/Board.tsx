import {
  CheckOutlined,
  ClockCircleOutlined,
  PauseOutlined,
  PlayCircleOutlined,
  RollbackOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { BoardOfDay, CarAtRisk, JobRow, JobState, WarnedJob } from '@bindings';
import { memo, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { riskWords } from '../../i18n/progress';
import { formatInstant, minuteOf } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { useNow } from '../../kit/clock';
import { EmptyState } from '../../kit/EmptyState';
import { LaneBoard } from '../../kit/LaneBoard';
import type { LaneBlock, LaneShade, LaneTone } from '../../kit/LaneRow';
import type { LaneDrag } from '../../kit/laneDrag';
import type { LaneKeys } from '../../kit/laneKeys';
import { clockText } from '../../kit/lanes';
import { Panel } from '../../kit/Panel';
import { dottedPlate } from '../../kit/PlateBadge';
import { PlateTail } from '../../kit/PlateTail';
import { RiskMark } from '../../kit/RiskMark';
import { isOver, mayNow } from '../jobs/atJob';
import styles from './Board.module.css';
import { type BoardView, percentOf, spansInBays, spansOf, toneOf } from './board';
import { LoadBar } from './LoadBar';
import { warningWords } from './planWarnings';

interface BoardProps {
  board: BoardOfDay;
  /** Lanes of technicians, or of bays. */
  view: BoardView;
  /** It is today’s. */
  isToday: boolean;
  warned: readonly WarnedJob[];
  /** Why promises are at risk, by car. */
  atRisk: ReadonlyMap<number, CarAtRisk>;
  /** Jobs that nobody has lie in their bays as well. */
  unassigned: readonly JobRow[];
  drag: LaneDrag;
  keys: LaneKeys;
  /** Whose lane a job is taken from. */
  onTake: (lane: number) => void;
  onOpen: (job: JobRow) => void;
}

const signs: Record<JobState, ReactNode> = {
  waiting: <ClockCircleOutlined />,
  running: <PlayCircleOutlined />,
  paused: <PauseOutlined />,
  finished: <CheckOutlined />,
  cancelled: null,
};

/** Technicians or bays down, the day's hours across, their jobs as blocks. */
export const Board = memo(function Board(props: BoardProps) {
  const { board, view, isToday, warned, atRisk, unassigned, drag, keys, onTake, onOpen } = props;
  const { t } = useTranslation();
  const word = useWords();
  const now = useNow();
  const { technicians, bays, day_starts_at, day_ends_at } = board;
  const byBay = view === 'bays';
  const spans = useMemo(
    () => (byBay ? spansInBays(board, unassigned) : technicians.flatMap(spansOf)),
    [byBay, board, technicians, unassigned],
  );

  // Time passes every few seconds, and what is late changes with few of them: the blocks are made anew for those alone.
  const tones = spans.map(({ job }) => toneOf(job, now)).join(' ');
  const blocks = useMemo<LaneBlock[]>(() => {
    const toneAt = tones.split(' ') as LaneTone[];
    return spans.map(({ job, tentative, ...span }, place) => {
      const against = warned.find((one) => one.job_id === job.job_id)?.warnings ?? [];
      const risk = isOver(job) ? undefined : atRisk.get(job.work_order_id);
      return {
        ...span,
        tentative,
        tone: toneAt[place] ?? 'plain',
        movable: mayNow(job, 'assign'),
        warned: against.length > 0,
        // One sign, the gravest: in half an hour there is room for it and the plate.
        label: (
          <>
            {against.length > 0 ? (
              <WarningOutlined />
            ) : risk ? (
              <RiskMark promise={risk} bare />
            ) : (
              signs[job.state]
            )}
            {job.comeback_lines > 0 && <RollbackOutlined />}
            {job.plate ? <PlateTail plate={job.plate} /> : <strong>{job.name}</strong>}
            {job.plate && <span>{job.name}</span>}
          </>
        ),
        title: [
          clockText(span.from),
          job.plate && dottedPlate(job.plate),
          job.name,
          job.comeback_lines > 0 && word('warranty_verdict', 'comeback'),
          word('job_state', job.state),
          word('pause_reason', job.pause_reason),
          tentative && t('workshop:tentative'),
          job.promised_at && t('workshop:promised', { at: formatInstant(t, job.promised_at) }),
          risk && riskWords(t, risk),
          ...against.map((warning) => warningWords(t, word, warning)),
          mayNow(job, 'assign') && t('workshop:by_keys'),
        ]
          .filter(Boolean)
          .join(' · '),
      };
    });
  }, [spans, warned, atRisk, tones, t, word]);
  const lanes = useMemo(
    () =>
      byBay
        ? bays.map((bay) => ({ id: bay.bay_id, head: <span className={styles.name}>{bay.name}</span> }))
        : technicians.map((one) => ({
            id: one.person_id,
            head: (
              <span className={styles.person}>
                <span className={styles.name}>{one.name}</span>
                <LoadBar percent={percentOf(one.minutes_today, day_starts_at, day_ends_at)} />
              </span>
            ),
          })),
    [byBay, bays, technicians, day_starts_at, day_ends_at],
  );
  const shades = useMemo<LaneShade[]>(
    () =>
      byBay
        ? []
        : technicians.flatMap((one) =>
            one.away.map(({ begins_at, ends_at, kind }) => ({
              lane: one.person_id,
              from: minuteOf(begins_at),
              to: minuteOf(ends_at),
              title: kind ? word('absence_kind', kind) : t('workshop:warn.off_duty'),
            })),
          ),
    [byBay, technicians, t, word],
  );

  if (lanes.length === 0) {
    return (
      <Panel title={t('workshop:board')}>
        <EmptyState>{t(byBay ? 'workshop:empty.bays' : 'workshop:empty.technicians')}</EmptyState>
      </Panel>
    );
  }
  return (
    <div
      className={styles.board}
      // The lane a job is taken from is known here, before the drag begins.
      onPointerDownCapture={(event) => {
        const lane = (event.target as HTMLElement).closest<HTMLElement>('[data-lane]')?.dataset.lane;
        if (lane) onTake(Number(lane));
      }}
    >
      <LaneBoard
        label={t('workshop:board')}
        opens={minuteOf(day_starts_at)}
        closes={minuteOf(day_ends_at)}
        now={isToday ? minuteOf(now) : undefined}
        drag={drag}
        keys={keys}
        lanes={lanes}
        blocks={blocks}
        shades={shades}
        onOpen={(id) => {
          const found = spans.find((span) => span.id === id);
          if (found) onOpen(found.job);
        }}
      />
    </div>
  );
});
