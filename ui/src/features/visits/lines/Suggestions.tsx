import type { Settings, Visit, WalkAroundItem } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { dayOf } from '../../../i18n/time';
import { ActionButton } from '../../../kit/ActionButton';
import { useItemWord } from '../../photos/itemWords';
import { FindingList } from '../findings/FindingList';
import { waitingOf } from '../findings/standing';
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
  const itemWord = useItemWord();
  const addLine = useCommand('add_line');
  const seen =
    visit.walk_around?.items.filter((item) => item.result === 'repair_suggested' && !item.quoted) ?? [];
  const findings = waitingOf(visit);
  const earlier = visit.notices.declined_findings;
  if (seen.length === 0 && findings.length === 0 && earlier.length === 0) return null;

  const offer = async (
    name: string,
    from: { finding_id: number | null; walk_around_code: string | null },
  ) => {
    const figures = { ...blankLine('labour', settings, ''), name, hours: 0 };
    const { line } = await addLine({ work_order_id: visit.order.id, figures, ...from });
    onEdit({ line, figures: figuresOf(line) });
  };
  const quoteItem = (item: WalkAroundItem) =>
    offer([itemWord(item.code), item.note].filter(Boolean).join(' '), {
      finding_id: null,
      walk_around_code: item.code,
    });
  const quoteFinding = (finding: { text: string; suggestion: string }, finding_id: number) =>
    offer(finding.suggestion || finding.text, { finding_id, walk_around_code: null });

  return (
    <>
      {findings.length > 0 && (
        <div className={styles.found}>
          <FindingList visit={visit} findings={findings} onQuote={(one) => quoteFinding(one, one.id)} />
        </div>
      )}
      {seen.length + earlier.length > 0 && (
        <ul className={styles.suggestions} data-testid="suggestions">
          {earlier.map((found) => (
            <li key={`earlier-${found.finding_id}`}>
              <span className={styles.suggested}>
                {t(
                  found.unsafe_to_drive ? 'visits:notice.unsafe_finding' : 'visits:notice.declined_finding',
                  {
                    text: found.text,
                    number: found.work_order_number,
                    day: dayOf(found.at),
                  },
                )}
                {found.suggestion && <span className={styles.detail}>{found.suggestion}</span>}
              </span>
              <ActionButton
                label={t('visits:lines.make_line')}
                testId={`quote-earlier-${found.finding_id}`}
                onAct={() => quoteFinding(found, found.finding_id)}
              />
            </li>
          ))}
          {seen.map((item) => (
            <li key={item.code}>
              <span className={styles.suggested}>
                {t('visits:lines.from_walk_around', { name: itemWord(item.code) })}
                {item.note && <span className={styles.detail}>{item.note}</span>}
              </span>
              <ActionButton
                label={t('visits:lines.make_line')}
                testId={`quote-walk-${item.code}`}
                onAct={() => quoteItem(item)}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
