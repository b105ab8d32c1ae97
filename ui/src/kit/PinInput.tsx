import { LIMITS } from '@bindings';
import { Input } from 'antd';
import type { ComponentProps } from 'react';

const [, maxDigits] = LIMITS.pin_digits;

type PinInputProps = Omit<
  ComponentProps<typeof Input.Password>,
  'onChange' | 'inputMode' | 'visibilityToggle'
> & {
  value: string;
  onChange: (pin: string) => void;
};

/** A PIN in a form: digits alone. Tab goes on to the next field and not to the eye, which is there for the mouse. */
export function PinInput({ onChange, ...props }: PinInputProps) {
  return (
    <Input.Password
      inputMode="numeric"
      maxLength={maxDigits}
      {...props}
      visibilityToggle={{ tabIndex: -1 }}
      onChange={(event) => onChange(event.target.value.replace(/\D/g, ''))}
    />
  );
}
