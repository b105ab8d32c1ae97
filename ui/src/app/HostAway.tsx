import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutage } from '../api/connection';
import { type Outage, transport } from '../api/transport';
import { forgetUnanswered, useUnanswered } from '../api/unanswered';
import { Alert } from '../kit/Alert';
import { PlainButton } from '../kit/PlainButton';
import { Row } from '../kit/Row';
import styles from './HostAway.module.css';
import { Mark } from './Mark';

const tick = 250;

/** What to do when nothing comes back: a browser cannot find a host that has another address now. */
function PerhapsMoved({ since, after }: { since: number; after: number }) {
  const { t } = useTranslation();
  const [isLong, setLong] = useState(() => performance.now() - since >= after);
  useEffect(() => {
    const clock = setTimeout(() => setLong(true), since + after - performance.now());
    return () => clearTimeout(clock);
  }, [since, after]);
  if (!isLong) return null;
  return (
    <div className={styles.moved} data-testid="perhaps-moved">
      {t('shell:away.long')} {t('shell:away.moved')} <strong>{t('shell:away.keep_page')}</strong>
    </div>
  );
}

/** When the host is asked next. It changes each second: nobody wants that read aloud. */
function NextTry({ outage }: { outage: Outage }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const clock = setInterval(() => setNow(performance.now()), tick);
    return () => clearInterval(clock);
  }, []);
  const left = outage.next === undefined ? 0 : Math.ceil((outage.next - now) / 1000);
  return (
    <span aria-hidden="true" className={styles.next} data-testid="next-try">
      {left > 0 ? t('shell:away.next', { count: left }) : t('shell:away.asking')}
    </span>
  );
}

/** The host does not answer: what that means for the hand on the keyboard, when it is asked next, and a way to ask now. */
export function HostAway({ says, banner = false }: { says: string; banner?: boolean }) {
  const { t } = useTranslation();
  const outage = useOutage();
  const { waiting } = useUnanswered();
  const movedAfter = transport().outage?.movedAfter;
  return (
    <Alert
      type="warning"
      showIcon
      banner={banner}
      role="alert"
      title={<strong>{t('shell:away.title')}</strong>}
      description={
        <>
          <div>{says}</div>
          {outage && movedAfter !== undefined && <PerhapsMoved since={outage.since} after={movedAfter} />}
          {waiting > 0 && (
            <div data-testid="waiting-writes">
              <strong>{t('shell:away.waiting', { count: waiting })}</strong>
            </div>
          )}
        </>
      }
      action={
        outage && (
          <Row gap={12}>
            <NextTry outage={outage} />
            <PlainButton onClick={() => void transport().outage?.tryNow()} data-testid="try-now">
              {t('shell:away.try_now')}
            </PlainButton>
          </Row>
        )
      }
      data-testid="line-lost"
    />
  );
}

/** A page that was opened while the host does not answer has nothing to show yet. */
export function HostAwayPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <div className={styles.brand}>
        <Mark />
        <span>{t('shell:product')}</span>
      </div>
      <HostAway says={t('shell:away.opens_itself')} />
    </div>
  );
}

/** Something this person pressed got no answer, and nobody sends it again but them. */
export function Unconfirmed() {
  const { t } = useTranslation();
  const { open } = useUnanswered();
  if (open === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      banner
      role="alert"
      title={<strong>{t('shell:unconfirmed.title', { count: open })}</strong>}
      description={t('shell:unconfirmed.what_to_do')}
      action={
        <PlainButton onClick={forgetUnanswered} data-testid="unconfirmed-seen">
          {t('shell:unconfirmed.seen')}
        </PlainButton>
      }
      data-testid="unconfirmed"
    />
  );
}
