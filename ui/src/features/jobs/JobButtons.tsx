import { CheckOutlined, PauseOutlined, PlayCircleOutlined } from '@ant-design/icons';
import type { Refusal } from '@bindings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session';
import { refusalWords } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { isGivenTo, type JobAtHand, type JobVerb, verbsAt } from './atJob';
import type { JobWork } from './useJobWork';

interface JobButtonsProps {
  job: JobAtHand;
  work: JobWork;
  /** Leaves these verbs to another page. */
  without?: readonly JobVerb[];
  /** What was measured, or why it stops, is asked before the host is told. */
  onAsk: (about: 'finish' | 'pause') => void;
  /** On a card of its own a button bears a sign and takes the whole width. */
  onCard?: boolean;
  testId: (verb: JobVerb) => string;
}

const signs: Record<JobVerb, ReactNode> = {
  start: <PlayCircleOutlined />,
  join: <PlayCircleOutlined />,
  resume: <PlayCircleOutlined />,
  finish: <CheckOutlined />,
  pause: <PauseOutlined />,
};

/** The buttons of a job, for gloved fingers. */
export function JobButtons({ job, work, without = [], onAsk, onCard, testId }: JobButtonsProps) {
  const { t } = useTranslation();
  const word = useWords();
  const own = isGivenTo(job, useSession()?.person_id);
  const labels: Partial<Record<JobVerb, string>> = {
    // Whoever presses for somebody else starts that one's clock and joins nothing.
    join: own ? t('jobs:join') : word('job_action', 'start'),
    ...(job.ownPart ? { finish: t('words:finish_job.own') } : {}),
  };
  const acts: Record<JobVerb, () => unknown> = {
    start: work.begin,
    join: work.begin,
    resume: work.resume,
    finish: () => onAsk('finish'),
    pause: () => onAsk('pause'),
  };
  // Of the own hands it is only said what they are busy with.
  const words = (missing: Refusal) =>
    missing.code === 'already_running' && own
      ? t('words:busy_with', { job: missing.params.job })
      : refusalWords(t, missing);
  return verbsAt(job)
    .filter(({ action }) => !without.includes(action))
    .map(({ action, missing }, place) => (
      <ActionButton
        key={action}
        block={onCard}
        icon={onCard && signs[action]}
        // What stands still is gone on with; finishing it is for those who know that nothing is left to do.
        primary={place === 0 || (action === 'finish' && job.state === 'running')}
        size="large"
        label={labels[action] ?? word('job_action', action)}
        missing={missing ? [words(missing)] : []}
        onAct={acts[action]}
        onRefused={work.onRefused}
        testId={testId(action)}
      />
    ));
}
