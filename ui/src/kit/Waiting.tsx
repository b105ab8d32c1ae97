import styles from './Waiting.module.css';

interface WaitingProps {
  /** What is waited for, for who cannot see it turn. */
  label?: string;
  /** In the middle of the whole window. */
  whole?: boolean;
  /** Beside the words of a button. */
  small?: boolean;
}

/** Something is on its way. */
export function Waiting({ label, whole, small }: WaitingProps) {
  const looks = [styles.waiting, whole && styles.whole, small && styles.small];
  const look = looks.filter(Boolean).join(' ');
  const ring = <span className={styles.ring} />;
  return label ? (
    <span className={look} role="status" aria-label={label} data-waiting>
      {ring}
    </span>
  ) : (
    <span className={look} data-waiting>
      {ring}
    </span>
  );
}
