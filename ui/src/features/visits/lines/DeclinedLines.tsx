import type { Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { formatInstant } from '../../../i18n/time';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { Money } from '../../../kit/Money';
import { StockWords } from '../../parts/StockWords';
import { isYours } from '../visit/visit';
import styles from './declinedLines.module.css';

/** What the customer put off on earlier visits: one press makes a line of it, wherever lines are edited. */
export function DeclinedLines({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const quote = useCommand('quote_declined');
  const { declined } = visit.notices;
  const parts = declined.flatMap((line) => line.part_id ?? []);
  const there = useRead('parts_availability', { parts }, { enabled: parts.length > 0 });
  if (declined.length === 0) return null;
  const editable = isYours(visit, 'edit_lines');
  return (
    <Alert
      type="info"
      showIcon
      data-testid="declined-before"
      title={t('visits:notice.declined', { count: declined.length })}
      description={
        <>
          <ul className={styles.declined}>
            {declined.map((line) => {
              const stock = there.data?.parts.find((one) => one.part_id === line.part_id);
              return (
                <li key={line.line_id}>
                  <span className={styles.name}>
                    {line.unsafe_to_drive && <strong>{t('words:finding.unsafe')} </strong>}
                    {line.name} · {formatInstant(t, line.at)}
                    {line.reason && ` · ${line.reason}`}
                  </span>
                  {stock && <StockWords stock={stock} unit={line.unit} />}
                  {line.amount !== null && <Money fen={line.amount} inline />}
                  {editable && (
                    <ActionButton
                      label={t('visits:notice.quote_again')}
                      size="small"
                      testId={`quote-again-${line.line_id}`}
                      onAct={() => quote({ work_order_id: visit.order.id, line_id: line.line_id })}
                    />
                  )}
                </li>
              );
            })}
          </ul>
          {visit.order.stage === 'checked_in' && (
            <p className={styles.later} data-testid="quote-again-later">
              {t('visits:notice.quote_later')}
            </p>
          )}
        </>
      }
    />
  );
}
