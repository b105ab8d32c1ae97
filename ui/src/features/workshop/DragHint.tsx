import { WarningOutlined } from '@ant-design/icons';
import type { LookAtPlan } from '@bindings';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import styles from './DragHint.module.css';
import { warningWords } from './planWarnings';

/** Whoever holds it still so long wants to know; who only passes by does not. */
const rest = 120;

interface DragHintProps {
  x: number;
  y: number;
  /** What is held, where it was no block of the board. */
  label: string | undefined;
  /** Where it would lie; nothing beside the lanes. */
  plan: LookAtPlan | undefined;
}

/** Beside what is dragged: what it is, and what the host says against the place it is over. */
export function DragHint({ x, y, label, plan }: DragHintProps) {
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
  const warnings = still ? (data?.warnings ?? []) : [];
  if (label === undefined && warnings.length === 0) return null;
  return (
    <div className={styles.hint} style={{ left: x + 12, top: y + 12 }} data-testid="drag-hint">
      {label !== undefined && <strong>{label}</strong>}
      {warnings.map((warning) => (
        <span key={JSON.stringify(warning)} className={styles.warning}>
          <WarningOutlined /> {warningWords(t, word, warning)}
        </span>
      ))}
    </div>
  );
}
