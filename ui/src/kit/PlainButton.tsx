import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './PlainButton.module.css';
import { Waiting } from './Waiting';

interface PlainButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> {
  look?: 'default' | 'primary' | 'text' | 'link';
  large?: boolean;
  icon?: ReactNode;
  /** It was pressed and is not done yet: it takes no second press. */
  working?: boolean;
}

/** A button as Ant Design draws it, without Ant Design: for what is shown before the rest of the program is there. */
export function PlainButton({
  look = 'default',
  large = false,
  icon,
  working = false,
  className,
  children,
  ...rest
}: PlainButtonProps) {
  const looks = [
    styles.plain,
    look !== 'default' && styles[look],
    large && styles.large,
    working && styles.working,
    className,
  ];
  return (
    <button
      {...rest}
      type="button"
      className={looks.filter(Boolean).join(' ')}
      aria-busy={working || undefined}
      onClick={working ? undefined : rest.onClick}
    >
      {working ? <Waiting small /> : icon}
      {children}
    </button>
  );
}
