import { Input, type InputRef } from 'antd';
import type { CSSProperties, Ref } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  formatHours,
  formatMoneyPlain,
  formatQuantity,
  formatRate,
  parseHours,
  parseMoney,
  parseQuantity,
  parseRate,
} from '../i18n/amounts';

export interface AmountInputProps {
  value?: number | null;
  /** `undefined` while nothing is typed; text that is no number leaves the value alone and is marked. */
  onChange?: (value: number | undefined) => void;
  min?: number;
  max?: number;
  disabled?: boolean;
  autoFocus?: boolean;
  placeholder?: string;
  size?: 'small' | 'middle' | 'large';
  style?: CSSProperties;
  id?: string;
  'aria-label'?: string;
  onPressEnter?: () => void;
  /** The cursor is in it: whoever types here has the amount before the eyes. */
  onFocus?: () => void;
  ref?: Ref<InputRef>;
}

interface Kind {
  parse: (text: string) => number | undefined;
  format: (value: number) => string;
  suffix?: string;
  /** A suffix that each language has its word for. */
  unit?: 'words:labour_hours_unit';
  prefix?: string;
}

function AmountInput({
  kind,
  value,
  onChange,
  onFocus,
  min,
  max,
  style,
  ...rest
}: AmountInputProps & { kind: Kind }) {
  const { t } = useTranslation();
  // While the field is typed in, the text stays as it was typed; when it is left, it is written out properly.
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value === null || value === undefined ? '' : kind.format(value));

  const read = (text: string) => {
    const parsed = kind.parse(text);
    const fits = parsed !== undefined && parsed >= (min ?? 0) && parsed <= (max ?? Number.MAX_SAFE_INTEGER);
    return fits ? parsed : undefined;
  };
  const wrong = typed !== undefined && typed.trim() !== '' && read(typed) === undefined;

  return (
    <Input
      {...rest}
      style={{ textAlign: 'right', ...style }}
      styles={{ input: { textAlign: 'right' } }}
      inputMode="decimal"
      autoComplete="off"
      prefix={kind.prefix}
      suffix={kind.unit ? t(kind.unit) : kind.suffix}
      value={shown}
      status={wrong ? 'error' : undefined}
      aria-invalid={wrong || undefined}
      data-unreadable={wrong || undefined}
      onFocus={(event) => {
        event.target.select();
        onFocus?.();
      }}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        if (text.trim() === '') onChange?.(undefined);
        else {
          const parsed = read(text);
          if (parsed !== undefined) onChange?.(parsed);
        }
      }}
      onBlur={() => {
        if (!wrong) setTyped(undefined);
      }}
    />
  );
}

const money: Kind = { parse: parseMoney, format: formatMoneyPlain, prefix: '¥' };
const quantity: Kind = { parse: parseQuantity, format: formatQuantity };
const hours: Kind = { parse: parseHours, format: formatHours, unit: 'words:labour_hours_unit' };
const rate: Kind = { parse: parseRate, format: (value) => formatRate(value).slice(0, -1), suffix: '%' };

/** Money in fen. Negative amounts need `min`. */
export const MoneyInput = (props: AmountInputProps) => <AmountInput {...props} kind={money} />;
/** A quantity in thousandths. */
export const QuantityInput = (props: AmountInputProps) => <AmountInput {...props} kind={quantity} />;
/** Hours in hundredths. */
export const HoursInput = (props: AmountInputProps) => <AmountInput {...props} kind={hours} />;
/** A rate in basis points, typed as percent. */
export const RateInput = (props: AmountInputProps) => <AmountInput {...props} kind={rate} />;
