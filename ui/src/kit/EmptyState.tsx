import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  /** What would appear here. */
  children: ReactNode;
  /** The action that makes it. */
  action?: ReactNode;
  icon?: ReactNode;
}

/** An empty list says what would appear and offers the action that makes it. */
export function EmptyState({ children, action, icon }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {icon && <span className={styles.icon}>{icon}</span>}
      <p>{children}</p>
      {action}
    </div>
  );
}
