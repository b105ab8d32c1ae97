import { Input } from 'antd';
import { useState } from 'react';
import { parseCount } from '../i18n/amounts';

interface CountInputProps {
  value: number | null;
  onChange: (value: number | null) => void;
  label: string;
  testId: string;
  suffix?: string;
  max?: number;
  size?: 'middle' | 'large';
  autoFocus?: boolean;
  placeholder?: string;
  /** The field was left: what stands there is meant. */
  onLeave?: () => void;
}

/** A whole number: kilometres, minutes, per cent. Text that is none is marked, and leaves the number alone. */
export function CountInput(props: CountInputProps) {
  const { value, onChange, label, testId, suffix, max, size, autoFocus, placeholder, onLeave } = props;
  const [typed, setTyped] = useState<string>();
  const wrong = typed !== undefined && typed.trim() !== '' && parseCount(typed) === undefined;
  return (
    <Input
      inputMode="numeric"
      autoComplete="off"
      aria-label={label}
      data-testid={testId}
      size={size}
      autoFocus={autoFocus}
      placeholder={placeholder}
      suffix={suffix}
      styles={{ input: { textAlign: 'right' } }}
      value={typed ?? value ?? ''}
      status={wrong ? 'error' : undefined}
      aria-invalid={wrong || undefined}
      data-unreadable={wrong || undefined}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        const text = event.target.value;
        const read = parseCount(text);
        setTyped(text);
        if (text.trim() === '') onChange(null);
        else if (read !== undefined) onChange(max === undefined ? read : Math.min(max, read));
      }}
      onBlur={() => {
        if (wrong) return;
        setTyped(undefined);
        onLeave?.();
      }}
    />
  );
}
