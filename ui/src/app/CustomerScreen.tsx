import type { CodeToScan, CustomerScreen as Screen } from '@bindings';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../api/connection';
import { useRead } from '../api/read';
import { formatMoney } from '../i18n/amounts';
import { useWords } from '../i18n/words';
import { PlainButton } from '../kit/PlainButton';
import { PlateBadge } from '../kit/PlateBadge';
import { QrCode } from '../kit/QrCode';
import styles from './CustomerScreen.module.css';

/** Nobody sits here, so that no change is told: it is asked, and what is paid is gone within a second. */
const askAgain = 800;

/**
 * What the customer at the till reads: what is due and the codes to scan, then a thank you, and nothing of anybody
 * else. What it cannot be sure of by now it does not show: an amount that stood before is the wrong one to pay.
 */
export default function CustomerScreen({ onLeave }: { onLeave?: () => void }) {
  const { t } = useTranslation();
  // Nothing of it is kept once the page goes.
  const { data, error } = useRead(
    'customer_screen',
    {},
    { refetchInterval: askAgain, refetchIntervalInBackground: true, staleTime: 0, gcTime: 0 },
  );
  const lost = useConnection() === 'lost';
  const gone = error?.code === 'not_signed_in';
  useEffect(() => {
    if (!gone) return;
    // It was taken out of the house, and the sign-in says what now; a second window goes with who opened it.
    if (onLeave) onLeave();
    else window.close();
  }, [gone, onLeave]);
  const title = t('shell:customer.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={styles.screen} data-testid="customer-screen">
      <h1 className={styles.shop}>{data?.shop_name}</h1>
      <main className={styles.main} aria-live="polite">
        {lost ? (
          <p className={styles.says}>{t('shell:customer.moment')}</p>
        ) : error ? (
          <p className={styles.says}>{t(onLeave ? 'shell:customer.moment' : 'shell:customer.open_anew')}</p>
        ) : (
          data && <Shown screen={data} />
        )}
      </main>
      {onLeave && (
        <footer className={styles.foot}>
          <PlainButton look="link" onClick={onLeave} data-testid="customer-screen-leave">
            {t('shell:customer.leave')}
          </PlainButton>
        </footer>
      )}
    </div>
  );
}

function Shown({ screen: { due, thanks } }: { screen: Screen }) {
  const { t } = useTranslation();
  if (!due) {
    return (
      <p className={styles.says} data-testid={thanks ? 'customer-thanks' : 'customer-welcome'}>
        {t(thanks ? 'shell:customer.thanks' : 'shell:customer.welcome')}
      </p>
    );
  }
  return (
    <div className={styles.due} data-testid="customer-due">
      <div className={styles.bill}>
        <PlateBadge plate={due.plate} colour={due.plate_colour} size="large" />
        <span className={styles.label}>{t('shell:customer.due')}</span>
        <strong className={styles.amount}>¥{formatMoney(due.amount)}</strong>
      </div>
      {due.codes.map((code) => (
        <Code key={code.means} code={code} />
      ))}
    </div>
  );
}

/** The means by name: two codes look alike from where the customer stands. */
function Code({ code: { means, amount, qr } }: { code: CodeToScan }) {
  const { t } = useTranslation();
  const word = useWords();
  const by = word('payment_means', means);
  return (
    <figure className={styles.code} data-testid={`customer-code-${means}`}>
      <QrCode rows={qr} label={t('shell:customer.code', { means: by })} pixels={10} />
      <figcaption>{t('shell:customer.scan', { means: by, amount: formatMoney(amount) })}</figcaption>
    </figure>
  );
}
