import { SURVEY_QUESTIONS, type SurveyScores } from '@bindings';
import { Rate } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import { Choice } from './Choice';
import { Field } from './Field';
import styles from './ScoreRows.module.css';
import { type Given, type Question, scoreOf, scoresOf } from './scores';

type OnMark = (field: keyof SurveyScores, mark: number | undefined) => void;

interface ScoreRowsProps {
  marks: Given;
  /** What a question is called here. */
  word: (field: keyof SurveyScores) => string;
  onMark: OnMark;
  /**
   * For the customer's own eyes and a hand on the figures: a mark of five is so many stars, and a figure typed there
   * gives it and leads on. Elsewhere figures stand to be pressed, once more to take the mark back, and keys are free
   * for other things.
   */
  stars?: boolean;
}

/** The questions of the survey, each with the marks it takes. */
export function ScoreRows({ marks, word, onMark, stars }: ScoreRowsProps) {
  const rows = useRef<HTMLDivElement>(null);
  const leadOn = (place: number) => {
    const next = rows.current?.children[place + 1];
    (next?.querySelector<HTMLElement>('input') ?? next?.querySelector<HTMLElement>('[tabindex]'))?.focus();
  };
  return (
    <div className={stars ? styles.stars : styles.questions} ref={rows}>
      {SURVEY_QUESTIONS.map((question, place) => {
        const row = {
          question,
          mark: marks[question.field],
          label: word(question.field),
          onMark: (mark: number | undefined) => onMark(question.field, mark),
        };
        if (!stars) return <Figures key={question.field} {...row} />;
        if (question.most > mostStars) return <Scale key={question.field} {...row} />;
        return <Stars key={question.field} {...row} onTyped={() => leadOn(place)} />;
      })}
    </div>
  );
}

/** More of them than these are counted, not seen. */
const mostStars = 5;

interface RowProps {
  question: Question;
  mark: number | undefined;
  label: string;
  onMark: (mark: number | undefined) => void;
}

const lackOf = (mark: number | undefined) => (mark === undefined ? 'marks' : undefined);

function Stars({ question, mark, label, onMark, onTyped }: RowProps & { onTyped: () => void }) {
  // At the counter a figure is quicker than five stars, and the next question is there at once.
  const type = (event: KeyboardEvent<HTMLElement>) => {
    const typed = scoreOf(event.key, question);
    if (typed === undefined) return;
    event.preventDefault();
    onMark(typed);
    onTyped();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the stars inside take the keys, this one only knows the figures too
    <div
      className={styles.starRow}
      data-testid={`mark-${question.field}`}
      data-lack={lackOf(mark)}
      onKeyDown={type}
    >
      <span>{label}</span>
      <Rate value={mark ?? 0} count={question.most} allowClear={false} aria-label={label} onChange={onMark} />
    </div>
  );
}

function Scale({ question, mark, label, onMark }: RowProps) {
  const codes = scoresOf(question).map(String);
  return (
    <div className={styles.wide}>
      <Field small label={label} lacks={lackOf(mark)}>
        <Choice
          roomy
          value={mark === undefined ? undefined : String(mark)}
          codes={codes}
          word={(code) => code}
          onChange={(code) => onMark(Number(code))}
          label={label}
          testId={question.field}
        />
      </Field>
    </div>
  );
}

function Figures({ question, mark, label, onMark }: RowProps) {
  return (
    <div className={styles.question} role="group" aria-label={label} data-lack={lackOf(mark)}>
      <span>{label}</span>
      <span className={styles.marks}>
        {scoresOf(question).map((figure) => (
          <button
            type="button"
            key={figure}
            className={styles.mark}
            aria-pressed={mark === figure}
            data-testid={`mark-${question.field}-${figure}`}
            onClick={() => onMark(mark === figure ? undefined : figure)}
          >
            {figure}
          </button>
        ))}
      </span>
    </div>
  );
}
