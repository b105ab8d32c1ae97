import { App } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/call';
import { asRefusal } from '../../api/errors';
import { useSession } from '../../api/session';
import { type Station, transport } from '../../api/transport';
import { ActionButton } from '../../components/ActionButton';
import { Panel } from '../../components/Panel';
import { refusalWords } from '../../i18n/refusal';
import styles from './Settings.module.css';

/** Which program this is, and where its file lies. */
export function About() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const session = useSession();
  const { data: status } = useRead('shop_status', {});
  const { desktop } = transport();
  const [station, setStation] = useState<Station>();
  useEffect(() => {
    let here = true;
    desktop?.station().then(
      (found) => here && setStation(found),
      (failure: unknown) => here && message.error(refusalWords(t, asRefusal(failure))),
    );
    return () => {
      here = false;
    };
  }, [desktop, message, t]);
  return (
    <Panel title={t('settings:section.about')} padded>
      <dl className={styles.facts}>
        <dt>{t('settings:about.version')}</dt>
        <dd data-testid="about-version">Workbay {station?.version ?? status?.program_version}</dd>
        <dt>{t('settings:about.station')}</dt>
        <dd>{station?.name ?? session?.station ?? '–'}</dd>
        {desktop ? (
          <>
            <dt>{t('settings:about.folder')}</dt>
            <dd data-testid="about-folder" className={styles.path}>
              {station?.folder}
            </dd>
            <dt>{t('settings:about.address')}</dt>
            <dd>{station?.address ?? t('settings:about.no_address')}</dd>
          </>
        ) : (
          <>
            <dt>{t('settings:about.folder')}</dt>
            <dd>{t('settings:about.on_host')}</dd>
          </>
        )}
      </dl>
      {desktop && (
        <ActionButton
          label={t('settings:about.open_folder')}
          onAct={() => desktop.openDataFolder()}
          testId="open-data-folder"
        />
      )}
    </Panel>
  );
}
