import type { OldLine, OldVisit as Visit } from '@bindings';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../i18n/amounts';
import { Money } from '../../kit/Money';
import { Quiet } from '../../kit/Quiet';
import styles from './WorkHistory.module.css';

/** An order the program before this one kept: to be read, and nothing is done with it. */
export function OldVisit({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const people = [visit.advisor_name, visit.technician_name].filter(Boolean);
  const paid = [visit.payer_name, visit.paid_by].filter(Boolean);
  return (
    <article className={styles.visit} data-testid={`old-visit-${visit.past_order_id}`}>
      <header className={styles.head}>
        <span className={styles.number}>{visit.number || t('history:old.unnumbered')}</span>
        <Tag>{t('history:old.mark')}</Tag>
        {visit.received_on !== null && <time dateTime={visit.received_on}>{visit.received_on}</time>}
        {visit.left_on !== null && visit.left_on !== visit.received_on && (
          <Quiet>{t('history:old.left', { day: visit.left_on })}</Quiet>
        )}
        {visit.mileage_km !== null && <span>{t('words:km', { km: visit.mileage_km })}</span>}
        {people.length > 0 && <span>{people.join(t('words:list_separator'))}</span>}
        {visit.old_state !== '' && <Quiet>{visit.old_state}</Quiet>}
        {visit.struck_out && <em className={styles.state}>{t('history:old.struck_out')}</em>}
        {visit.by_plate_alone && <em className={styles.state}>{t('history:old.by_plate')}</em>}
        <span className={styles.end}>
          {paid.length > 0 && <Quiet>{paid.join(t('words:list_separator'))}</Quiet>}
          {visit.total !== null && <Money fen={visit.total} inline strong />}
        </span>
      </header>
      {visit.symptom !== '' && <p className={styles.symptom}>{visit.symptom}</p>}
      {visit.note !== '' && <p className={styles.symptom}>{visit.note}</p>}
      {visit.lines.length > 0 && (
        <ul className={styles.lines}>
          {visit.lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      )}
    </article>
  );
}

function Line({ line }: { line: OldLine }) {
  const { t } = useTranslation();
  const said = [line.detail === line.name ? '' : line.detail, line.note].filter(Boolean);
  return (
    <li className={styles.line} data-sought={line.sought || undefined} data-testid={`old-line-${line.id}`}>
      <span className={styles.what}>
        <span className={styles.name}>{line.name}</span> <Quiet>{line.code}</Quiet>
        {said.length > 0 && <span className={styles.values}>{said.join(t('words:list_separator'))}</span>}
      </span>
      <span className={styles.by}>{line.done_by}</span>
      <span className={styles.much}>
        {line.quantity !== null && `${formatQuantity(line.quantity)} ${line.unit}`}
      </span>
      <span className={styles.left}>{line.payer_name}</span>
      <span className={styles.money}>{line.amount !== null && <Money fen={line.amount} />}</span>
    </li>
  );
}
