import { AutoComplete } from 'antd';

interface WordFieldProps {
  id: string;
  value: string;
  /** What is meant by what is typed, as the host says. */
  words: readonly string[];
  onChange: (word: string) => void;
}

/** A make or a model: any word may be typed, and those that are meant by it are offered. */
export function WordField({ id, value, words, onChange }: WordFieldProps) {
  // What stands there whole already is no offer.
  const offered = words.filter((word) => word !== value);
  return (
    <AutoComplete
      id={id}
      value={value}
      options={offered.map((word) => ({ value: word }))}
      // The host knows the initials of names.
      filterOption={false}
      defaultActiveFirstOption={false}
      data-testid={id}
      onChange={(next: string) => onChange(next)}
      style={{ width: '100%' }}
    />
  );
}
