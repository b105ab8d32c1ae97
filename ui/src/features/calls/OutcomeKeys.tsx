import { CALL_OUTCOMES, type CallOutcome } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import { KeyHint } from '../../kit/KeyHint';
import styles from './Calls.module.css';

interface OutcomeKeysProps {
  outcome: CallOutcome | null;
  onChoose: (outcome: CallOutcome) => void;
}

/** What came of the call: one row, each with its digit. */
export function OutcomeKeys({ outcome, onChoose }: OutcomeKeysProps) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <div className={styles.outcomes} role="group" aria-label={t('calls:outcome')} data-lack="outcome">
      {CALL_OUTCOMES.map((one, place) => (
        <button
          type="button"
          key={one}
          className={styles.outcome}
          aria-pressed={one === outcome}
          data-testid={`outcome-${one}`}
          onClick={() => onChoose(one)}
        >
          <KeyHint combo={String(place + 1)} /> {word('call_outcome', one)}
        </button>
      ))}
    </div>
  );
}
