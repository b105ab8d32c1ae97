import { KnownSelect } from '../../kit/KnownSelect';
import styles from './Lists.module.css';

interface FilterWordProps {
  /** Undefined while the answer is on its way. */
  words: readonly string[] | undefined;
  label: string;
  /** Empty: whichever. */
  value: string;
  onChange: (word: string) => void;
  testId: string;
}

/** One of the shop's own words, or whichever. */
export function FilterWord({ words, label, value, onChange, testId }: FilterWordProps) {
  // A word that is no longer in use still says what the list is narrowed to.
  const offered = value === '' || words?.includes(value) ? words : words && [...words, value];
  return (
    <KnownSelect<string>
      allowClear
      className={styles.one}
      placeholder={label}
      label={label}
      testId={testId}
      value={value || null}
      options={offered?.map((word) => ({ value: word, label: word }))}
      onChange={(word) => onChange(word ?? '')}
    />
  );
}
