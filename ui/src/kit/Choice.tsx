import { Segmented } from 'antd';
import { useId } from 'react';
import styles from './Choice.module.css';

interface ChoiceProps<Code extends string> {
  value: Code | undefined;
  codes: readonly Code[];
  /** The word of a code. */
  word: (code: Code) => string;
  onChange: (code: Code) => void;
  testId: string;
  label: string;
  /** For fingers, 44 px. */
  roomy?: boolean;
  /** Low, where many stand below each other; with fingers it is as high as any. */
  low?: boolean;
  block?: boolean;
  disabled?: boolean;
}

/** One of a few, all in sight. */
export function Choice<Code extends string>(props: ChoiceProps<Code>) {
  const { value, codes, word, onChange, testId, label, roomy, low, block, disabled } = props;
  const name = useId();
  return (
    <div className={styles.choice} data-testid={testId} data-value={value ?? ''}>
      <Segmented<string>
        aria-label={label}
        // One stop of the Tab key: the group is none itself, and its radios share a name.
        name={name}
        tabIndex={-1}
        size={roomy ? 'large' : low ? 'small' : 'middle'}
        block={block}
        disabled={disabled}
        // Without a value of its own the control would show the first as chosen.
        value={value ?? ''}
        options={codes.map((code) => ({
          value: code,
          label: <span data-testid={`${testId}-${code}`}>{word(code)}</span>,
        }))}
        onChange={(next) => {
          const code = codes.find((one) => one === next);
          if (code !== undefined) onChange(code);
        }}
      />
    </div>
  );
}

interface TogglesProps {
  chosen: readonly string[];
  codes: readonly string[];
  word: (code: string) => string;
  onChange: (chosen: string[]) => void;
  testId: string;
  label: string;
  /** As low as the fields beside them; with fingers they are as high as any. */
  low?: boolean;
  disabled?: boolean;
}

/** Any number of a few, each a chip to press. */
export function Toggles({ chosen, codes, word, onChange, testId, label, low, disabled }: TogglesProps) {
  return (
    <div className={`${styles.toggles} ${low ? styles.low : ''}`} role="group" aria-label={label}>
      {codes.map((code) => {
        const on = chosen.includes(code);
        return (
          <button
            type="button"
            key={code}
            className={styles.toggle}
            aria-pressed={on}
            disabled={disabled}
            data-testid={`${testId}-${code}`}
            onClick={() => onChange(on ? chosen.filter((one) => one !== code) : [...chosen, code])}
          >
            {word(code)}
          </button>
        );
      })}
    </div>
  );
}
