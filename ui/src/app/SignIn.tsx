import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../api/connection';
import { useRead } from '../api/read';
import { useEndedBy } from '../api/session';
import { transport } from '../api/transport';
import { refusalWords } from '../i18n/refusal';
import { Alert } from '../kit/Alert';
import { PlainButton } from '../kit/PlainButton';
import { RefusalAlert } from '../kit/RefusalAlert';
import { Waiting } from '../kit/Waiting';
import { ChoosePerson } from './ChoosePerson';
import { ClockAlert, GivenClock } from './ClockAlert';
import { HostAway } from './HostAway';
import { useHostClock } from './hostClock';
import { forgetFirstScreen, keepFirstScreen } from './keptScreen';
import { LanguageMenu } from './LanguageMenu';
import { Mark } from './Mark';
import { Setup } from './Setup';
import styles from './SignIn.module.css';
import type { Hung } from './wall';

/** After how many milliseconds it is asked again whether there is a shop to sign in to. */
const askAgain = { starting: 2000, unanswered: 5000 };

interface SignInProps {
  /** It shows what it asks: the rest of the program may come. */
  onShown: () => void;
  /** The rest of the program is there, or on its way. */
  complete: boolean;
  /** This screen shows this from now on, with nobody signed in. */
  onHang: (what: Hung) => void;
}

/**
 * Before anybody is signed in: the five questions of a new file, or the people of the shop. Nothing of it is Ant
 * Design's, so that it is there before Ant Design is loaded.
 */
export function SignIn({ onShown, complete, onHang }: SignInProps) {
  const { t } = useTranslation();
  // A host that is still starting answers in a moment: keep asking. So may another seat answer the five questions,
  // and without a shop there is nobody to whom a change would be told. Who works here is kept fresh in api/changes.ts.
  const status = useRead(
    'shop_status',
    {},
    {
      refetchInterval: ({ state }) =>
        state.error ? askAgain.starting : state.data?.ready === false ? askAgain.unanswered : false,
    },
  );
  const lost = useConnection() === 'lost';
  const ready = status.data?.ready;
  const endedBy = useEndedBy();
  const asks = status.data !== undefined || status.error !== null || lost;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is told once, when there is something to see
  useEffect(() => {
    if (asks) onShown();
  }, [asks]);
  const title = ready === false ? t('shell:setup.title') : t('shell:sign_in.title');
  useEffect(() => {
    document.title = `${title} · Workbay`;
  }, [title]);

  const page = useRef<HTMLDivElement>(null);
  const { data: clock } = useHostClock();
  // What is said to whoever stands here now, because they were signed out or the line is down, says nothing of tomorrow.
  const isPassing = endedBy !== undefined || lost || status.isPending || clock === undefined;
  const isSaidMore =
    status.error !== null || status.data?.wall || status.data?.till_display || clock?.minutes_behind !== null;
  const isUsual = ready && status.data?.people.length !== 0 && !isSaidMore;
  // What is drawn is looked at, and not what changed: so it runs each time. The file is this window's own; at a station
  // the pages come from the host, and nothing of who works there is left behind.
  useEffect(() => {
    if (isPassing || transport().place !== 'window') return;
    if (isUsual && page.current) keepFirstScreen(page.current);
    else forgetFirstScreen();
  });

  return (
    <div className={styles.entrance} ref={page}>
      <header className={styles.head}>
        <Mark />
        <span className={styles.product}>{status.data?.shop_name || t('shell:product')}</span>
        <GivenClock className={styles.given} />
        <LanguageMenu />
      </header>
      <ClockAlert />
      <main className={styles.main}>
        {endedBy && (
          <Alert
            type="info"
            showIcon
            role="status"
            className={styles.notice}
            title={endedBy.code === 'not_signed_in' ? t('shell:sign_in.again') : refusalWords(t, endedBy)}
            data-testid="session-ended"
          />
        )}
        {lost && (
          <div className={styles.notice}>
            <HostAway says={t(status.data ? 'shell:away.sign_in' : 'shell:away.opens_itself')} />
          </div>
        )}
        {status.isPending && !lost && <Waiting label={t('shell:sign_in.opening')} />}
        <RefusalAlert
          refusal={status.error}
          action={
            <PlainButton onClick={() => void status.refetch()}>{t('shell:sign_in.try_again')}</PlainButton>
          }
        />
        {status.data && ready && status.data.wall && (
          <div className={styles.notice}>
            <PlainButton onClick={() => onHang('wall')} data-testid="wall-show">
              {t('shell:wall.show')}
            </PlainButton>
          </div>
        )}
        {status.data && ready && status.data.till_display && (
          <div className={styles.notice}>
            <PlainButton onClick={() => onHang('till_display')} data-testid="customer-screen-show">
              {t('shell:customer.show')}
            </PlainButton>
          </div>
        )}
        {status.data &&
          (ready ? <ChoosePerson people={status.data.people} /> : <Setup complete={complete} />)}
      </main>
    </div>
  );
}
