import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { transport } from '../api/transport';
import { refusalOf, refusalWords } from '../i18n/refusal';
import { PlainButton } from '../kit/PlainButton';
import styles from './Setup.module.css';

/** The data is on another computer already: this one works there. A browser goes to that one's address instead. */
export function JoinAShop() {
  const { t } = useTranslation();
  const [working, setWorking] = useState(false);
  const [failed, setFailed] = useState('');
  const { desktop } = transport();
  if (!desktop) return null;
  const join = async () => {
    setWorking(true);
    setFailed('');
    try {
      // The program begins anew, and this page goes with it.
      await desktop.joinAShop();
    } catch (failure) {
      setFailed(refusalWords(t, refusalOf(failure)));
      setWorking(false);
    }
  };
  return (
    <p className={styles.join}>
      {t('shell:setup.join_hint')}{' '}
      <PlainButton look="link" working={working} data-testid="join-a-shop" onClick={join}>
        {t('shell:setup.join')}
      </PlainButton>
      {failed && <strong role="alert">{failed}</strong>}
    </p>
  );
}
