import { AutoComplete, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';

interface WordFieldProps {
  id: string;
  value: string;
  /** What is meant by what is typed, as the host says. */
  words: readonly string[];
  onChange: (word: string) => void;
  testId?: string;
}

/**
 * A make or a model: any word may be typed, and those that are meant by it are offered. What is typed counts, so Enter
 * goes on to the next field, unless somebody walked to one of those offered.
 */
export function WordField({ id, value, words, onChange, testId = id }: WordFieldProps) {
  const [walked, setWalked] = useState(false);
  // What stands there whole already is no offer.
  const offered = words.filter((word) => word !== value);
  const walk = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowDown' || key === 'ArrowUp') setWalked(true);
  };
  return (
    <div data-proposes={walked ? undefined : ''}>
      <AutoComplete
        id={id}
        value={value}
        options={offered.map((word) => ({ value: word }))}
        // The host knows the initials of names.
        filterOption={false}
        defaultActiveFirstOption={false}
        onChange={(next: string) => {
          setWalked(false);
          onChange(next);
        }}
        style={{ width: '100%' }}
      >
        <Input autoComplete="off" data-testid={testId} onKeyDown={walk} onBlur={() => setWalked(false)} />
      </AutoComplete>
    </div>
  );
}
