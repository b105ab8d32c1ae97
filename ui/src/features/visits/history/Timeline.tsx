import type { Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../../api/call';
import { asTold } from '../../../i18n/amounts';
import { ActionButton } from '../../../kit/ActionButton';
import { DateTimeText } from '../../../kit/DateTimeText';
import { nameOf } from '../visit/visit';
import { useFieldName, useShownText } from './shownText';
import styles from './side.module.css';
import { timelineOf } from './timeline';

const firstLook = 40;

/** What happened, newest first. */
export function Timeline({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const mayComplaint = useMay('get_complaint');
  const entries = timelineOf(visit);
  const text = useShownText(visit);
  const fieldName = useFieldName();
  const shown = all ? entries : entries.slice(0, firstLook);
  return (
    <>
      <ol className={styles.timeline} data-testid="timeline">
        {shown.map((entry) => {
          const sentence = t(`visits:timeline.${entry.sentence}`, asTold(entry.values));
          const leads = entry.sentence !== 'complaint' || mayComplaint;
          return (
            <li key={entry.key} className={styles[entry.tone]}>
              <p className={styles.when}>
                <DateTimeText at={entry.at} />
                {entry.personId !== null && <span>{nameOf(visit, entry.personId)}</span>}
              </p>
              <p className={styles.what}>
                {entry.to && leads ? <Link to={entry.to}>{sentence}</Link> : sentence}
              </p>
              {entry.facts && (
                <dl className={styles.fields}>
                  {entry.facts.map((fact) => (
                    <div key={fact.field}>
                      <dt>{fieldName('work_order', fact.field)}</dt>
                      <dd>
                        <del>{text(fact.before)}</del> {text(fact.after)}
                      </dd>
                    </div>
                  ))}
                </dl>
              )}
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
