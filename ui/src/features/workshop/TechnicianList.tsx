import type { ForemanHome, JobShare } from '@bindings';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { percentOf } from './board';
import { LoadBar } from './LoadBar';
import { sharedEqually } from './plan';
import { ShareInput } from './ShareInput';
import styles from './TechnicianList.module.css';

interface TechnicianListProps {
  home: ForemanHome;
  shares: readonly JobShare[];
  onChange: (shares: JobShare[]) => void;
}

/** Everybody a job may be given to, whoever has least to do first, with their part where several share it. */
export function TechnicianList({ home, shares, onChange }: TechnicianListProps) {
  const { t } = useTranslation();
  const toggle = (person: number, on: boolean) => {
    const others = shares.map((one) => one.person_id).filter((id) => id !== person);
    onChange(sharedEqually(on ? [...others, person] : others));
  };
  const ranked = home.least_busy_first.flatMap(
    (person) => home.technicians.find((one) => one.person_id === person) ?? [],
  );
  return (
    <fieldset className={styles.people} data-lack="technicians">
      <legend>{t('workshop:assign.who')}</legend>
      {ranked.map((one, index) => {
        const chosen = shares.some((other) => other.person_id === one.person_id);
        return (
          <div key={one.person_id} className={styles.person}>
            <Checkbox
              className={styles.choose}
              checked={chosen}
              autoFocus={index === 0}
              onChange={(event) => toggle(one.person_id, event.target.checked)}
              data-testid={`assign-person-${one.person_id}`}
            >
              {one.name}
              {index === 0 && <span className={styles.hint}>{t('workshop:assign.least')}</span>}
            </Checkbox>
            {chosen && shares.length > 1 && (
              <span data-lack="shares">
                <ShareInput shares={shares} person={one.person_id} name={one.name} onChange={onChange} />
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
