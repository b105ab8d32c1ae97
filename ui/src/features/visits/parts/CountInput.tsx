import { Input } from 'antd';

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
}

/** Digits as the keyboards of the shop type them, full width or not. */
export function wholeNumber(text: string): number | null {
  const digits = text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\D/g, '');
  return digits === '' ? null : Number(digits.slice(0, 9));
}

/** A whole number: kilometres, minutes, per cent. */
export function CountInput(props: CountInputProps) {
  const { value, onChange, label, testId, suffix, max, size, autoFocus, placeholder } = props;
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
      value={value ?? ''}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        const read = wholeNumber(event.target.value);
        onChange(read === null || max === undefined ? read : Math.min(max, read));
      }}
    />
  );
}
