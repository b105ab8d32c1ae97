import { formatMoney } from '../i18n/amounts';
import styles from './Money.module.css';

interface MoneyProps {
  fen: number | null | undefined;
  /** Total lines stand out; a debt is shown as overdue. */
  strong?: boolean;
  owed?: boolean;
  /** In running text it takes its own width instead of filling the column. */
  inline?: boolean;
}

/** An amount: right-aligned, tabular, always two decimals. */
export function Money({ fen, strong, owed, inline }: MoneyProps) {
  const names = [styles.money, inline && styles.inline, strong && styles.strong, owed && styles.owed];
  return (
    <span className={names.filter(Boolean).join(' ')}>
      {fen === null || fen === undefined ? '–' : formatMoney(fen)}
    </span>
  );
}
