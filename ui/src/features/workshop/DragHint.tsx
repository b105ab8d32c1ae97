import { WarningOutlined } from '@ant-design/icons';
import type { LookAtPlan } from '@bindings';
import { type RefCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import type { Dragging, LaneDrag } from '../../kit/laneDrag';
import type { LaneKeys } from '../../kit/laneKeys';
import type { Span } from '../../kit/lanes';
import { besideOf } from '../../kit/pointerDrag';
import { useWatched } from '../../kit/watched';
import styles from './DragHint.module.css';
import { warningWords } from './planWarnings';

/** Whoever holds it still so long wants to know; who only passes by does not. */
const rest = 120;

/** What the host says against the place something is held over; nothing before it rests there. */
function useAgainst(plan: LookAtPlan | undefined): string[] {
  const { t } = useTranslation();
  const word = useWords();
  const wanted = plan && JSON.stringify(plan);
  const [asked, setAsked] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), rest);
    return () => clearTimeout(timer);
  }, [wanted]);
  const still = wanted !== undefined && asked === wanted;
  const request: LookAtPlan = still
    ? JSON.parse(asked)
    : {
        job_ids: [],
        technicians: [],
        bay_id: null,
        planned_start: '1970-01-01T00:00:00Z',
        planned_minutes: null,
      };
  const { data } = useRead('look_at_plan', request, { enabled: still, gcTime: 0 });
  return still ? (data?.warnings ?? []).map((warning) => warningWords(t, word, warning)) : [];
}

interface HintProps {
  label: string | undefined;
  against: readonly string[];
  /** It goes along with the pointer, or stands at a place. */
  follow?: RefCallback<HTMLElement>;
  at?: { x: number; y: number } | undefined;
}

function Hint({ label, against, follow, at }: HintProps) {
  if (label === undefined && against.length === 0) return null;
  return (
    <div
      ref={follow}
      className={styles.hint}
      style={at && { transform: besideOf(at.x, at.y) }}
      data-testid="drag-hint"
    >
      {label !== undefined && <strong>{label}</strong>}
      {against.map((words) => (
        <span key={words} className={styles.warning}>
          <WarningOutlined /> {words}
        </span>
      ))}
    </div>
  );
}

interface DragHintProps {
  drag: LaneDrag;
  /** What is held, in words. */
  labelOf: (held: Dragging) => string;
  /** Where it would lie. */
  planOf: (held: Dragging) => LookAtPlan | undefined;
}

/** Beside what is dragged: what it is, where it is no block of the board, and what speaks against its place. */
export function DragHint({ drag, labelOf, planOf }: DragHintProps) {
  const held = useWatched(drag.held, (one) => one);
  const against = useAgainst(held && planOf(held));
  const label = held && !held.target ? labelOf(held) : undefined;
  return <Hint label={label} against={against} follow={drag.follow} />;
}

interface KeysHintProps {
  keys: LaneKeys;
  /** Where it would lie, in words. */
  saysOf: (held: Span) => string;
  planOf: (held: Span) => LookAtPlan | undefined;
  nameOf: (id: number) => string;
}

/** The same for what is held by keys: beside the block, and read out to who does not see it. */
export function KeysHint({ keys, saysOf, planOf, nameOf }: KeysHintProps) {
  const { t } = useTranslation();
  const { held, ended } = keys;
  const against = useAgainst(held && planOf(held));
  const end = ended?.laid ? 'workshop:keys.laid' : 'workshop:keys.back';
  const over = ended && t(end, { job: nameOf(ended.id) });
  const said = held ? [saysOf(held), ...against].join(t('words:list_separator')) : (over ?? '');
  return (
    <>
      <p className={styles.said} role="status" aria-live="polite" data-testid="held-by-keys">
        {said}
      </p>
      <Hint label={undefined} against={against} at={keys.at} />
    </>
  );
}
