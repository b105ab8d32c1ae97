import { CheckOutlined, ClockCircleOutlined, PauseOutlined, PlayCircleOutlined } from '@ant-design/icons';
import type { ForemanHome, JobRow, JobState } from '@bindings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, minuteOf } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { useNow } from '../../kit/clock';
import { EmptyState } from '../../kit/EmptyState';
import { type LaneBlock, LaneBoard } from '../../kit/LaneBoard';
import type { LaneDrag } from '../../kit/laneDrag';
import { clockText } from '../../kit/lanes';
import { Panel } from '../../kit/Panel';
import { dottedPlate } from '../../kit/PlateBadge';
import { PlateTail } from '../../kit/PlateTail';
import { mayNow } from '../jobs/atJob';
import styles from './Board.module.css';
import { percentOf, spansOf, toneOf } from './board';
import { LoadBar } from './LoadBar';

interface BoardProps {
  home: ForemanHome;
  drag: LaneDrag;
  /** Whose lane a job is taken from. */
  onTake: (person: number) => void;
  onOpen: (job: JobRow) => void;
}

const signs: Record<JobState, ReactNode> = {
  waiting: <ClockCircleOutlined />,
  running: <PlayCircleOutlined />,
  paused: <PauseOutlined />,
  finished: <CheckOutlined />,
  cancelled: null,
};

/** Technicians down, the day's hours across, their jobs as blocks. */
export function Board({ home, drag, onTake, onOpen }: BoardProps) {
  const { t } = useTranslation();
  const word = useWords();
  const now = useNow();
  const { technicians, day_starts_at, day_ends_at } = home;
  const spans = technicians.flatMap(spansOf);

  const blocks: LaneBlock[] = spans.map(({ job, tentative, ...span }) => ({
    ...span,
    tentative,
    tone: toneOf(job, now),
    movable: mayNow(job, 'assign'),
    label: (
      <>
        {signs[job.state]}
        {job.plate ? <PlateTail plate={job.plate} /> : <strong>{job.name}</strong>}
        {job.plate && <span>{job.name}</span>}
      </>
    ),
    title: [
      clockText(span.from),
      job.plate && dottedPlate(job.plate),
      job.name,
      word('job_state', job.state),
      word('pause_reason', job.pause_reason),
      tentative && t('workshop:tentative'),
      job.promised_at && t('workshop:promised', { at: formatInstant(t, job.promised_at) }),
    ]
      .filter(Boolean)
      .join(' · '),
  }));

  if (technicians.length === 0) {
    return (
      <Panel title={t('workshop:board')}>
        <EmptyState>{t('workshop:empty.technicians')}</EmptyState>
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
        now={minuteOf(now)}
        drag={drag}
        lanes={technicians.map((one) => ({
          id: one.person_id,
          head: (
            <>
              <span className={styles.name}>{one.name}</span>
              <LoadBar percent={percentOf(one.minutes_today, day_starts_at, day_ends_at)} />
            </>
          ),
        }))}
        blocks={blocks}
        onOpen={(id) => {
          const found = spans.find((span) => span.id === id);
          if (found) onOpen(found.job);
        }}
      />
    </div>
  );
}
