import type { PairingOffer, Station } from '@bindings';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hostNow } from '../../i18n/hostTime';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { QrCode } from '../../kit/QrCode';
import { Quiet } from '../../kit/Quiet';
import { clockOfSeconds, grouped } from './pairing';
import { shownBy } from './StationRights';
import styles from './Stations.module.css';

interface PairingCodeProps {
  offer: PairingOffer;
  stations: readonly Station[];
  onOver: () => unknown;
  onStop: () => Promise<unknown>;
}

/** A code to be read from another screen at arm's length, or photographed. */
export function PairingCode({ offer, stations, onOver, onStop }: PairingCodeProps) {
  const { t } = useTranslation();
  const word = useWords();
  const left = useSecondsLeft(offer.until);
  const over = left === 0;
  useEffect(() => {
    if (over) onOver();
  }, [over, onOver]);
  const address = offer.address && `${offer.address}/pair`;
  return (
    <div className={styles.offer}>
      {offer.qr.length > 0 && <QrCode rows={offer.qr} label={t('settings:stations.qr', { address })} />}
      <div className={styles.code}>
        <Quiet as="p">{t('settings:stations.code')}</Quiet>
        <p className={styles.letters} data-testid="pairing-code">
          {grouped(offer.code, 4, '-')}
        </p>
        <p className={styles.left} role="timer" data-testid="pairing-left">
          {t('settings:stations.left', { left: clockOfSeconds(left) })}
        </p>
        {/* Also after a reload, and for a second manager: what this code gives. */}
        <Quiet as="p" testId="pairing-roles">
          {t('settings:stations.may', {
            roles: [...offer.roles.map((role) => word('role', role)), ...shownBy(t, offer, stations)].join(
              t('words:list_separator'),
            ),
          })}
        </Quiet>
        <ol className={styles.steps}>
          <li>{t('settings:stations.step.network')}</li>
          <li>
            {t('settings:stations.step.address')}
            {address && (
              <span className={styles.pair} data-testid="pairing-address">
                {address}
              </span>
            )}
            {offer.name && (
              <>
                <Quiet as="p">{t('settings:stations.step.by_name')}</Quiet>
                <span className={styles.pair} data-testid="pairing-name">
                  {`${offer.name}/pair`}
                </span>
              </>
            )}
          </li>
          <li>{t('settings:stations.step.code')}</li>
        </ol>
        <ActionButton
          label={t('settings:stations.cancel')}
          sleeps
          onAct={onStop}
          testId="action-stop_pairing"
        />
      </div>
    </div>
  );
}

/** How long still, by the host's clock, told anew each second. */
function useSecondsLeft(until: string): number {
  const [now, setNow] = useState(hostNow);
  useEffect(() => {
    setNow(hostNow());
    const second = setInterval(() => setNow(hostNow()), 1000);
    return () => clearInterval(second);
  }, []);
  return Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
}
