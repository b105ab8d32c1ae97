import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf, type RefusalLike, refusalWords } from '../../../i18n/refusal';
import { PrintRemark, typedText } from '../../../kit/PrintRemark';
import { useSaysIt } from '../../../kit/saidOnce';
import styles from './Field.module.css';

interface FieldProps {
  label: ReactNode;
  children: ReactNode;
  /** A word beneath: what it was last time, what is wanted. */
  hint?: ReactNode;
  warn?: string | undefined;
  /** The host's answer, when it names this very field. */
  refusal?: RefusalLike | undefined;
  /** The name the host has for the field. */
  name?: string;
  /** What is missing here by other names than the host's. */
  lacks?: string | undefined;
  /** Over the whole width of its group. */
  wide?: boolean;
}

/** A label, its field, and what is wrong with it. */
export function Field({ label, children, hint, warn, refusal, name, lacks, wide }: FieldProps) {
  const { t } = useTranslation();
  const refused = refusal && name && fieldOf(refusal) === name;
  useSaysIt(refused ? refusal : undefined, 'field');
  return (
    <div
      className={`${styles.field} ${wide ? styles.wide : ''}`}
      role="group"
      aria-label={typeof label === 'string' ? label : undefined}
      data-lack={[name, lacks].filter(Boolean).join(' ') || undefined}
    >
      <span className={styles.label}>{label}</span>
      {children}
      {refused && (
        <span className={styles.problem} role="alert">
          {refusalWords(t, refusal)}
        </span>
      )}
      {warn && (
        <span className={styles.warn} role="status">
          {warn}
        </span>
      )}
      <PrintRemark text={typedText(children)} />
      {hint && <span className={styles.hint}>{hint}</span>}
    </div>
  );
}

/** Facts of a record as pairs, several beside each other. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

export function Fact({ label, children, wide }: { label: string; children: ReactNode; wide?: boolean }) {
  return (
    <div className={wide ? styles.wide : undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A group of fields under a quiet heading, in columns. */
export function Group({
  title,
  columns = 3,
  children,
}: {
  title?: string;
  columns?: 1 | 2 | 3 | 4;
  children: ReactNode;
}) {
  return (
    <div className={styles.group} role="group" aria-label={title}>
      {title && <h3>{title}</h3>}
      <div className={`${styles.grid} ${styles[`columns${columns}`]}`}>{children}</div>
    </div>
  );
}
