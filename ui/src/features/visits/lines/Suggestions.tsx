import type { Finding, Settings, Visit, WalkAroundItem } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/deed';
import { ActionButton } from '../../../components/ActionButton';
import { useWords } from '../../../i18n/words';
import { nameOf } from '../visit';
import { blankLine, type Editing, figuresOf } from './figures';
import styles from './lines.module.css';

interface SuggestionsProps {
  visit: Visit;
  settings: Settings | undefined;
  /** A suggested line has no hours yet: the form opens on it. */
  onEdit: (editing: Editing) => void;
}

/** What was seen at the car and waits to be offered: one press makes a line of it. */
export function Suggestions({ visit, settings, onEdit }: SuggestionsProps) {
  const { t } = useTranslation();
  const word = useWords();
  const addLine = useDeed('add_line');
  const dismiss = useDeed('dismiss_finding');
  const seen =
    visit.walk_around?.items.filter((item) => item.result === 'repair_suggested' && !item.quoted) ?? [];
  const findings = visit.findings.filter((finding) => finding.state === 'open');
  if (seen.length === 0 && findings.length === 0) return null;

  const offer = async (
    name: string,
    from: { finding_id: number | null; walk_around_code: string | null },
  ) => {
    const figures = { ...blankLine('labour', settings, ''), name, hours: 0 };
    const { line } = await addLine({ work_order_id: visit.order.id, figures, ...from });
    onEdit({ line, figures: figuresOf(line) });
  };
  const quoteItem = (item: WalkAroundItem) =>
    offer([word('walk_around_item', item.code), item.note].filter(Boolean).join(' '), {
      finding_id: null,
      walk_around_code: item.code,
    });
  const quoteFinding = (finding: Finding) =>
    offer(finding.suggestion || finding.text, { finding_id: finding.id, walk_around_code: null });

  return (
    <ul className={styles.suggestions} data-testid="suggestions">
      {seen.map((item) => (
        <li key={item.code}>
          <span className={styles.suggested}>
            {t('visits:lines.from_walk_around', { name: word('walk_around_item', item.code) })}
            {item.note && <span className={styles.detail}>{item.note}</span>}
          </span>
          <ActionButton
            label={t('visits:lines.make_line')}
            testId={`quote-walk-${item.code}`}
            onAct={() => quoteItem(item)}
          />
        </li>
      ))}
      {findings.map((finding) => (
        <li key={finding.id}>
          <span className={styles.suggested}>
            {t('visits:lines.from_finding', { name: nameOf(visit, finding.person_id), text: finding.text })}
            {finding.suggestion && <span className={styles.detail}>{finding.suggestion}</span>}
          </span>
          <ActionButton
            label={t('visits:lines.make_line')}
            testId={`quote-finding-${finding.id}`}
            onAct={() => quoteFinding(finding)}
          />
          <ActionButton
            label={t('visits:lines.dismiss')}
            testId={`dismiss-finding-${finding.id}`}
            onAct={() => dismiss({ finding_id: finding.id, version: finding.version })}
          />
        </li>
      ))}
    </ul>
  );
}
