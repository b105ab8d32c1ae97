import styles from './KeyHint.module.css';

/** The key that does the same, shown on the button it belongs to. */
export function KeyHint({ combo }: { combo: string }) {
  return <kbd className={styles.key}>{combo}</kbd>;
}
