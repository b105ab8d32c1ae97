import type { Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ActionButton } from '../../../components/ActionButton';
import { DateTimeText } from '../../../components/DateTimeText';
import { nameOf } from '../visit';
import styles from './side.module.css';
import { timelineOf } from './timeline';

const firstLook = 40;

/** What happened, newest first. */
export function Timeline({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const entries = timelineOf(visit);
  const shown = all ? entries : entries.slice(0, firstLook);
  return (
    <>
      <ol className={styles.timeline} data-testid="timeline">
        {shown.map((entry) => {
          const sentence = t(`visits:timeline.${entry.sentence}`, entry.values);
          return (
            <li key={entry.key} className={styles[entry.tone]}>
              <p className={styles.when}>
                <DateTimeText at={entry.at} />
                {entry.personId !== null && <span>{nameOf(visit, entry.personId)}</span>}
              </p>
              <p className={styles.what}>{entry.to ? <Link to={entry.to}>{sentence}</Link> : sentence}</p>
              {entry.note && <p className={styles.note}>{entry.note}</p>}
            </li>
          );
        })}
      </ol>
      {!all && entries.length > firstLook && (
        <ActionButton
          label={t('visits:side.all', { count: entries.length })}
          testId="timeline-all"
          onAct={() => setAll(true)}
        />
      )}
    </>
  );
}
