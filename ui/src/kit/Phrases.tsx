import styles from './Phrases.module.css';
import { type PhraseGroups, withPhrase } from './phrases';

interface PhrasesProps {
  /** What stands in the field these belong to. */
  value: string;
  onChange: (text: string) => void;
  groups: PhraseGroups;
  /** What they are phrases for, for those who listen. */
  label: string;
  testId: string;
}

/** What the trade says most, a tap each: gloves type badly. */
export function Phrases({ value, onChange, groups, label, testId }: PhrasesProps) {
  return (
    <div className={styles.phrases} role="group" aria-label={label} data-testid={testId}>
      {groups.map((group) => (
        <div key={group[0]} className={styles.group}>
          {group.map((phrase) => (
            <button
              key={phrase}
              type="button"
              className={styles.phrase}
              onClick={() => onChange(withPhrase(value, phrase, groups))}
            >
              {phrase}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
