import { LIMITS } from '@bindings';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameInTheHouse, nameStation, stationName } from '../api/station';
import { Icon } from '../kit/Icon';
import { PlainInput } from '../kit/PlainInput';
import { LeaveHouse } from './LeaveHouse';
import styles from './StationName.module.css';

/** Two letters of chance: two computers nobody has named are told apart all the same. */
const tag = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(2)), (byte) => String.fromCharCode(65 + (byte % 26))).join(
    '',
  );

/**
 * What this computer is called, where somebody sits down: it stands beside every change made here. One that the shop let
 * in is called what the manager calls it; a browser beside the host is asked.
 */
export function StationName() {
  const given = nameInTheHouse();
  if (given === undefined) return <OwnName />;
  return (
    <div className={styles.station}>
      <Icon name="computer" />
      <span data-testid="station-given">{given}</span>
      <LeaveHouse />
    </div>
  );
}

function OwnName() {
  const { t } = useTranslation();
  const [name, setName] = useState(stationName);
  useEffect(() => {
    if (stationName() !== '') return;
    const given = t('shell:sign_in.station_default', { tag: tag() });
    nameStation(given);
    setName(given);
  }, [t]);
  return (
    <div className={styles.station}>
      <Icon name="computer" />
      <label htmlFor="station-name">{t('shell:sign_in.station')}</label>
      <span className={styles.name}>
        <PlainInput
          id="station-name"
          value={name}
          maxLength={LIMITS.station_name}
          placeholder={t('shell:sign_in.station_hint')}
          title={t('shell:sign_in.station_hint')}
          data-testid="station-name"
          onChange={(event) => {
            setName(event.target.value);
            nameStation(event.target.value);
          }}
        />
      </span>
    </div>
  );
}
