import { ClockCircleOutlined, EyeOutlined, WarningOutlined } from '@ant-design/icons';
import type { FindingUrgency } from '@bindings';
import { useWords } from '../i18n/words';
import styles from './UrgencyTag.module.css';

/** Each has a shape of its own: who sees no red and green knows them all the same. */
const shapes = { now: WarningOutlined, soon: ClockCircleOutlined, later: EyeOutlined } as const;

interface UrgencyTagProps {
  urgency: FindingUrgency;
  /** Only the shape, where a row has no room for the word; it is told all the same. */
  bare?: boolean;
}

/** How soon something is to be done about what was found. */
export function UrgencyTag({ urgency, bare }: UrgencyTagProps) {
  const word = useWords();
  const Shape = shapes[urgency];
  const name = word('finding_urgency', urgency);
  return (
    <span
      className={bare ? styles.bare : styles.tag}
      data-urgency={urgency}
      data-testid="urgency"
      title={bare ? name : undefined}
    >
      <Shape aria-label={bare ? name : undefined} aria-hidden={!bare} />
      {!bare && ` ${name}`}
    </span>
  );
}
