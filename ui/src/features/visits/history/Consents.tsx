import type { Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../i18n/words';
import { DateTimeText } from '../../../kit/DateTimeText';
import { GivenSignature } from '../../../kit/SignaturePad';
import styles from './side.module.css';

/** What the customer signed for the estimates, and for what was found and is left: the drawing, the paper that carries it, or their own phone. */
export function Consents({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const signed = visit.consents.filter(
    (one) =>
      !one.intact ||
      one.means === 'signature' ||
      one.means === 'paper' ||
      one.means === 'own_phone' ||
      Boolean(one.note),
  );
  if (signed.length === 0) return null;
  return (
    <section className={styles.consents} aria-label={t('visits:side.consents')}>
      <h3>{t('visits:side.consents')}</h3>
      {signed.map((one) => (
        <div key={one.id} data-testid={`consent-${one.id}`}>
          {one.finding !== null && <p>{t('visits:side.consent_to_leave', { text: one.finding })}</p>}
          <p>
            {one.intact
              ? [one.by_name, word('authorisation_means', one.means), one.paper].filter(Boolean).join(' · ')
              : t('visits:side.consent_damaged')}{' '}
            · <DateTimeText at={one.at} />
          </p>
          {one.note && <p data-testid={`consent-${one.id}-note`}>{one.note}</p>}
          {one.signature && <GivenSignature value={one.signature} label={one.by_name} />}
        </div>
      ))}
    </section>
  );
}
