import type { PauseReason } from '@bindings';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { pauseReasons } from './atJob';
import type { JobWork } from './useJobWork';

interface PauseReasonsProps {
  work: JobWork;
  onPaused: () => void;
  block?: boolean;
  testId: (reason: PauseReason) => string;
}

/** Why work stops: one press for each reason. */
export function PauseReasons({ work, onPaused, block, testId }: PauseReasonsProps) {
  const word = useWords();
  return pauseReasons.map((reason) => (
    <ActionButton
      key={reason}
      block={block}
      size="large"
      label={word('pause_reason', reason)}
      onAct={async () => {
        await work.pause(reason);
        onPaused();
      }}
      onRefused={work.onRefused}
      testId={testId(reason)}
    />
  ));
}
