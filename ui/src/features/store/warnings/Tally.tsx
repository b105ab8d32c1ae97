import styles from './Warnings.module.css';

interface TallyProps<Kind extends string> {
  counts: readonly { kind: Kind; count: number }[];
  chosen: string;
  onChoose: (kind: Kind) => void;
  word: (kind: Kind) => string;
  label: string;
}

/** Every kind with how many there are of it, in the order in which they are worked off. */
export function Tally<Kind extends string>({ counts, chosen, onChoose, word, label }: TallyProps<Kind>) {
  return (
    <div className={styles.tally} role="group" aria-label={label}>
      {counts.map(({ kind, count }) => (
        <button
          type="button"
          key={kind}
          className={styles.kind}
          aria-pressed={kind === chosen}
          data-quiet={count === 0 || undefined}
          data-testid={`warnings-${kind}`}
          onClick={() => onChoose(kind)}
        >
          <span>{word(kind)}</span>
          <b>{count}</b>
        </button>
      ))}
    </div>
  );
}
