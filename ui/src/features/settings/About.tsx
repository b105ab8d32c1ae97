import { App } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { asRefusal } from '../../api/errors';
import { useRead } from '../../api/read';
import { useSession } from '../../api/session';
import { type Station, transport } from '../../api/transport';
import { refusalWords } from '../../i18n/refusal';
import { stationWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Fact, Facts } from '../../kit/Facts';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { Copied } from './Copied';
import { Licences } from './Licences';
import styles from './Settings.module.css';

/** Which program this is, and where its file lies. */
export function About() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const session = useSession();
  const { data: status } = useRead('shop_status', {});
  const { desktop } = transport();
  const maySupport = useMay('support_report');
  const [licences, setLicences] = useState(false);
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
      <Facts names="beside" gap="8px 20px">
        <Fact label={t('settings:about.version')} testId="about-version">
          Workbay {station?.version ?? status?.program_version}
        </Fact>
        <Fact label={t('settings:about.station')}>
          {stationWords(t, station?.name ?? session?.station ?? '–')}
        </Fact>
        {desktop ? (
          <>
            <Fact label={t('settings:about.folder')} testId="about-folder" className={styles.path}>
              {station && (
                <Copied text={station.folder} label={t('settings:about.copy_folder')} testId="copy-folder" />
              )}
            </Fact>
            <Fact label={t('settings:about.address')}>
              {station?.address ? (
                <Copied
                  text={station.address}
                  label={t('settings:about.copy_address')}
                  testId="copy-address"
                />
              ) : (
                t('settings:about.no_address')
              )}
            </Fact>
          </>
        ) : (
          <>
            <Fact label={t('settings:about.folder')}>{t('settings:about.on_host')}</Fact>
            <Fact label={t('settings:about.address')}>
              <Copied
                text={window.location.origin}
                label={t('settings:about.copy_address')}
                testId="copy-address"
              />
            </Fact>
          </>
        )}
      </Facts>
      <div className={styles.aboutButtons}>
        {desktop && (
          <ActionButton
            label={t('settings:about.open_folder')}
            onAct={() => desktop.openDataFolder()}
            testId="open-data-folder"
          />
        )}
        {desktop && maySupport && (
          <ActionButton
            label={t('settings:about.support')}
            onAct={async () => {
              const place = await desktop.saveSupportFile();
              if (place) message.success(t('settings:about.support_saved', { place }), 6);
            }}
            testId="support-file"
          />
        )}
        <ActionButton
          label={t('settings:about.licences')}
          onAct={() => setLicences(true)}
          testId="licences"
        />
      </div>
      {desktop && maySupport && <Quiet as="p">{t('settings:about.support_hint')}</Quiet>}
      <Licences open={licences} onClose={() => setLicences(false)} />
    </Panel>
  );
}
