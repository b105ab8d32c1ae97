import type { SurveyScores } from '@bindings';
import { useTranslation } from 'react-i18next';
import styles from './Calls.module.css';
import { questions } from './callDraft';

interface MarkRowsProps {
  marks: Partial<SurveyScores>;
  onChange: (marks: Partial<SurveyScores>) => void;
}

/** The questions, each with its marks to press; pressing a mark again takes it back. */
export function MarkRows({ marks, onChange }: MarkRowsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.questions}>
      {questions.map(({ field, least, most }) => (
        <div
          key={field}
          className={styles.question}
          role="group"
          aria-label={t(`calls:question.${field}`)}
          data-lack={marks[field] === undefined ? 'marks' : undefined}
        >
          <span>{t(`calls:question.${field}`)}</span>
          <span className={styles.marks}>
            {Array.from({ length: most - least + 1 }, (_, step) => least + step).map((mark) => (
              <button
                type="button"
                key={mark}
                className={styles.mark}
                aria-pressed={marks[field] === mark}
                data-testid={`mark-${field}-${mark}`}
                onClick={() => onChange({ ...marks, [field]: marks[field] === mark ? undefined : mark })}
              >
                {mark}
              </button>
            ))}
          </span>
        </div>
      ))}
    </div>
  );
}
