import { GlobalOutlined } from '@ant-design/icons';
import { Alert, Button, Dropdown, Spin } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../api/line';
import { useRead } from '../api/read';
import { useEndedBy } from '../api/session';
import { refusalWords } from '../i18n/refusal';
import { RefusalAlert } from '../kit/RefusalAlert';
import { ChoosePerson } from './ChoosePerson';
import { ClockAlert, GivenClock } from './ClockAlert';
import { HostAway } from './HostAway';
import { languageItems } from './languageItems';
import { Mark } from './Mark';
import { Setup } from './Setup';
import styles from './SignIn.module.css';

/** Before anybody is signed in: the five questions of a new file, or the people of the shop. */
export function SignIn() {
  const { t } = useTranslation();
  // A host that is still starting answers in a moment: keep asking.
  const status = useRead(
    'shop_status',
    {},
    { refetchInterval: (query) => (query.state.error ? 2000 : false) },
  );
  const lost = useConnection() === 'lost';
  const ready = status.data?.ready;
  const endedBy = useEndedBy();
  const title = ready === false ? t('shell:setup.title') : t('shell:sign_in.title');
  useEffect(() => {
    document.title = `${title} · Workbay`;
  }, [title]);

  return (
    <div className={styles.entrance}>
      <header className={styles.head}>
        <Mark />
        <span className={styles.product}>{status.data?.shop_name || t('shell:product')}</span>
        <GivenClock className={styles.given} />
        <Dropdown menu={languageItems(t)} trigger={['click']}>
          <Button type="text" icon={<GlobalOutlined />}>
            {t('shell:language')}
          </Button>
        </Dropdown>
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
        {status.isPending && !lost && <Spin aria-label={t('shell:sign_in.opening')} />}
        <RefusalAlert
          refusal={status.error}
          action={<Button onClick={() => void status.refetch()}>{t('shell:sign_in.try_again')}</Button>}
        />
        {status.data && (ready ? <ChoosePerson people={status.data.people} /> : <Setup />)}
      </main>
    </div>
  );
}
