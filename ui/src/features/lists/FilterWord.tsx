import { Select } from 'antd';
import styles from './Lists.module.css';

interface FilterWordProps {
  words: readonly string[];
  label: string;
  /** Empty: whichever. */
  value: string;
  onChange: (word: string) => void;
  testId: string;
}

/** One of the shop's own words, or whichever. */
export function FilterWord({ words, label, value, onChange, testId }: FilterWordProps) {
  // A word that is no longer in use still says what the list is narrowed to.
  const offered = value === '' || words.includes(value) ? words : [...words, value];
  return (
    <Select<string>
      allowClear
      showSearch
      className={styles.one ?? ''}
      placeholder={label}
      aria-label={label}
      data-testid={testId}
      value={value || null}
      options={offered.map((word) => ({ value: word, label: word }))}
      onChange={(word) => onChange(word ?? '')}
    />
  );
}
