import { Radio } from 'antd';

interface OneOfProps<Code extends string> {
  value: Code | null | undefined;
  codes: readonly Code[];
  /** The word of a code. */
  word: (code: Code) => string;
  onChange: (code: Code) => void;
  label: string;
  testId: string;
  disabled?: boolean;
}

/** One of a few, all in sight; nothing is chosen until somebody chooses. */
export function OneOf<Code extends string>(props: OneOfProps<Code>) {
  const { value, codes, word, onChange, label, testId, disabled } = props;
  return (
    <Radio.Group
      aria-label={label}
      data-testid={testId}
      buttonStyle="solid"
      disabled={disabled}
      value={value ?? null}
      onChange={(event) => onChange(event.target.value as Code)}
    >
      {codes.map((code) => (
        <Radio.Button key={code} value={code}>
          <span data-testid={`${testId}-${code}`}>{word(code)}</span>
        </Radio.Button>
      ))}
    </Radio.Group>
  );
}
