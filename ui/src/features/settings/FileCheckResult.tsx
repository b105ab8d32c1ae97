import type { FileCheck } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import { Alert } from '../../kit/Alert';
import { damagedPart, isSound, lostReference } from './fileCheck';
import styles from './Settings.module.css';

/** So many rows are named; a page that broke holds dozens. */
const NAMED = 12;

/** What the check of the file found, in words: first the way out, then each thing found. */
export function FileCheckResult({ check }: { check: FileCheck }) {
  const { t } = useTranslation();
  const word = useWords();
  const sound = isSound(check);
  const said = check.sqlite_says.filter((line) => line !== 'ok');
  const lost = said.map(lostReference).filter((one) => one !== undefined);
  const raw = said.filter((line) => lostReference(line) === undefined);
  const numbers = check.damaged.map((text) => {
    const { entity, number } = damagedPart(text);
    // A counterfoil is known by the paper it was kept of.
    const paper = entity === 'counterfoil' ? damagedPart(number) : undefined;
    const named = paper ? `${word('entity', paper.entity)} ${paper.number}` : number;
    return `${word('entity', entity)} ${named}`.trim();
  });
  const sums = check.stock_sums.map((text) => {
    const { entity, number } = damagedPart(text);
    return `${word('entity', entity)} ${number}`.trim();
  });
  return (
    <Alert
      type={sound ? 'success' : 'error'}
      showIcon
      role="status"
      className={styles.found}
      data-testid="file-check"
      title={t(sound ? 'settings:check.sound' : 'settings:check.damaged')}
      description={
        <>
          {!sound && <p>{t('settings:check.way_back')}</p>}
          <p>
            {t('settings:check.counts', {
              sheets: check.sheets_checked,
              payments: check.payments_checked,
              reports: check.reports_checked,
              counterfoils: check.counterfoils_checked,
              rows: check.rows_checked,
            })}
          </p>
          <Found says={t('settings:check.numbers', { count: numbers.length })} lines={numbers} />
          <Found
            says={t('settings:check.rows', { count: check.rows_found })}
            count={check.rows_found}
            lines={check.rows.map((row) =>
              t(`settings:check.how.${row.how}`, { entity: row.entity, id: row.id ?? '' }),
            )}
            testId="file-check-rows"
          />
          <Found says={t('settings:check.sums', { count: sums.length })} lines={sums} />
          <Found
            says={t('settings:check.lost', { count: lost.length })}
            lines={lost.map((one) => t('settings:check.names_lost', one))}
          />
          <Found says={t('settings:check.sqlite')} lines={raw} />
        </>
      }
    />
  );
}

interface FoundProps {
  says: string;
  lines: readonly string[];
  /** How many there are, where not all are handed over. */
  count?: number;
  testId?: string;
}

/** One kind of what was found, a line each, the first of them named. */
function Found({ says, lines, count = lines.length, testId }: FoundProps) {
  const { t } = useTranslation();
  if (count === 0) return null;
  const named = lines.slice(0, NAMED);
  return (
    <>
      <p>{says}</p>
      <ul data-testid={testId}>
        {named.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rows may be told in the same words
          <li key={at}>{line}</li>
        ))}
        {count > named.length && <li>{t('settings:check.more_rows', { count: count - named.length })}</li>}
      </ul>
    </>
  );
}
