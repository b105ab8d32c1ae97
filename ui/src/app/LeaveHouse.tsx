import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { joinedHere, leaveHouse } from '../api/station';
import styles from './StationName.module.css';

/** A device that is wanted here no more goes by itself; a computer that joined chooses another host, or leaves. */
export function LeaveHouse() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  if (joinedHere()) {
    return (
      <a className={styles.leave} href="/joined" data-testid="joined-host">
        {t('shell:leaving.host')}
      </a>
    );
  }
  if (!asking) {
    return (
      <button
        type="button"
        className={styles.leave}
        data-testid="leave-house"
        onClick={() => setAsking(true)}
      >
        {t('shell:leaving.leave')}
      </button>
    );
  }
  const leave = async () => setFailed(!(await leaveHouse()));
  return (
    <div className={styles.sure} role="alert">
      <span>{t(failed ? 'shell:leaving.not_left' : 'shell:leaving.sure')}</span>
      <button type="button" className={styles.leave} data-testid="leave-house-really" onClick={leave}>
        {t('shell:leaving.really')}
      </button>
      <button type="button" className={styles.leave} onClick={() => setAsking(false)}>
        {t('words:confirm.back')}
      </button>
    </div>
  );
}
