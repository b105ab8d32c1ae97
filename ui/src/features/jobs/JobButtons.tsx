import { CheckOutlined, PauseOutlined, PlayCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { isOwnPart, type JobAtHand, type JobVerb } from './atJob';
import { type JobWork, useHands } from './useJobWork';

interface JobButtonsProps {
  job: JobAtHand;
  work: JobWork;
  verbs: readonly JobVerb[];
  /** Why a verb has to wait. */
  missing: (verb: JobVerb) => readonly string[];
  joinLabel: string;
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
export function JobButtons({ job, work, verbs, missing, joinLabel, onAsk, onCard, testId }: JobButtonsProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { person } = useHands();
  const labels: Partial<Record<JobVerb, string>> = {
    join: joinLabel,
    ...(isOwnPart(job, person) ? { finish: t('words:finish_job.own') } : {}),
  };
  const acts: Record<JobVerb, () => unknown> = {
    start: work.begin,
    join: work.begin,
    resume: work.resume,
    finish: () => onAsk('finish'),
    pause: () => onAsk('pause'),
  };
  return verbs.map((verb, place) => (
    <ActionButton
      key={verb}
      block={onCard}
      icon={onCard && signs[verb]}
      // What stands still is gone on with; finishing it is for those who know that nothing is left to do.
      primary={place === 0 || (verb === 'finish' && job.state === 'running')}
      size="large"
      label={labels[verb] ?? word('job_action', verb)}
      missing={missing(verb)}
      onAct={acts[verb]}
      onRefused={work.onRefused}
      testId={testId(verb)}
    />
  ));
}
