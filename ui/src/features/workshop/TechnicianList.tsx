import type { ForemanHome, JobProposal, JobShare } from '@bindings';
import { Checkbox } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import { isTyping } from '../../kit/focusReturn';
import { percentOf } from './board';
import { LoadBar } from './LoadBar';
import { sharedEqually } from './plan';
import { reasonWords, speaksFor } from './planWarnings';
import { ShareInput } from './ShareInput';
import styles from './TechnicianList.module.css';

interface TechnicianListProps {
  home: ForemanHome;
  /** Whom the host proposes, the likeliest first; until it is heard, whoever has least to do. */
  proposals: readonly JobProposal[];
  shares: readonly JobShare[];
  onChange: (shares: JobShare[]) => void;
}

/** Everybody a job may be given to, whom the host proposes first, with their part where several share it. */
export function TechnicianList({ home, proposals, shares, onChange }: TechnicianListProps) {
  const { t } = useTranslation();
  const word = useWords();
  const toggle = (person: number, on: boolean) => {
    const others = shares.map((one) => one.person_id).filter((id) => id !== person);
    onChange(sharedEqually(on ? [...others, person] : others));
  };
  const order = proposals.length > 0 ? proposals.map((one) => one.person_id) : home.least_busy_first;
  const ranked = order.flatMap((person) => home.technicians.find((one) => one.person_id === person) ?? []);
  // The cursor stands at whoever is proposed, also when the answer puts another one first.
  const list = useRef<HTMLFieldSetElement>(null);
  const first = ranked[0]?.person_id;
  useEffect(() => {
    if (first !== undefined && !isTyping()) list.current?.querySelector('input')?.focus();
  }, [first]);
  return (
    <fieldset className={styles.people} data-lack="technicians" ref={list}>
      <legend>{t('workshop:assign.who')}</legend>
      {ranked.map((one, index) => {
        const reasons = proposals.find((other) => other.person_id === one.person_id)?.reasons ?? [];
        const chosen = shares.some((other) => other.person_id === one.person_id);
        return (
          <div key={one.person_id} className={styles.person}>
            <Checkbox
              className={styles.choose}
              checked={chosen}
              onChange={(event) => toggle(one.person_id, event.target.checked)}
              data-testid={`assign-person-${one.person_id}`}
            >
              {one.name}
              {index === 0 && (
                <span className={styles.hint}>
                  {t(proposals.length > 0 ? 'workshop:assign.proposed' : 'workshop:assign.least')}
                </span>
              )}
            </Checkbox>
            {chosen && shares.length > 1 && (
              <span data-lack="shares">
                <ShareInput shares={shares} person={one.person_id} name={one.name} onChange={onChange} />
              </span>
            )}
            {reasons.length > 0 && (
              <span className={styles.reasons} data-testid={`assign-reasons-${one.person_id}`}>
                {reasons.map((reason) => (
                  <span key={reason.why} className={speaksFor(reason) ? undefined : styles.against}>
                    {reasonWords(t, word, reason)}
                  </span>
                ))}
              </span>
            )}
            <span className={styles.load}>
              <LoadBar percent={percentOf(one.minutes_today, home.day_starts_at, home.day_ends_at)} />
            </span>
          </div>
        );
      })}
    </fieldset>
  );
}
