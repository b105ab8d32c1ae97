import type { HTMLAttributes, ReactNode } from 'react';
import styles from './Alert.module.css';
import { Icon } from './Icon';

interface AlertProps extends Omit<HTMLAttributes<HTMLDivElement>, 'title'> {
  type: 'info' | 'success' | 'warning' | 'error';
  title: ReactNode;
  description?: ReactNode;
  /** The way out, beside it. */
  action?: ReactNode;
  showIcon?: boolean;
  /** Across the whole width, without a frame. */
  banner?: boolean;
}

/** What people should know, in its colour, with the way out beside it. */
export function Alert(props: AlertProps) {
  const { type, title, description, action, banner = false, showIcon = banner, className, ...rest } = props;
  const looks = [
    styles.alert,
    styles[type],
    description && styles.described,
    banner && styles.banner,
    className,
  ];
  return (
    <div role="alert" {...rest} className={looks.filter(Boolean).join(' ')} data-alert={type}>
      {showIcon && (
        <span className={styles.icon} data-part="icon">
          <Icon name={type} />
        </span>
      )}
      <div className={styles.section}>
        <div className={styles.title} data-part="title">
          {title}
        </div>
        {description && <div>{description}</div>}
      </div>
      {action && <div className={styles.actions}>{action}</div>}
    </div>
  );
}
