import { DesktopOutlined, GlobalOutlined, QuestionCircleOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Connection, type Session, transport } from '../api/transport';
import { stationWords, useWords } from '../i18n/words';
import { useHotkey } from '../kit/hotkeys';
import { KeyHint } from '../kit/KeyHint';
import { useSlim } from '../kit/touch';
import { GivenClock } from './ClockAlert';
import { languageItems } from './languageItems';
import { PrintLamp } from './PrintLamp';
import { SearchBox } from './SearchBox';
import { SwitchPerson } from './SwitchPerson';
import styles from './TopBar.module.css';

interface TopBarProps {
  session: Session;
  connection: Connection;
  onKeys: () => void;
}

export function TopBar({ session, connection, onKeys }: TopBarProps) {
  const { t } = useTranslation();
  const word = useWords();
  const slim = useSlim();
  const [switching, setSwitching] = useState(false);
  const [station, setStation] = useState(session.station);
  useEffect(() => {
    // The window knows the computer it runs on; a station hears its name at the sign-in.
    transport()
      .desktop?.station()
      .then(
        ({ name }) => setStation(name),
        () => undefined,
      );
  }, []);
  useHotkey('F9', () => setSwitching(true), t('shell:person.switch'));

  const stationName = stationWords(t, station || t('shell:station_here'));
  const personItems: MenuProps['items'] = [
    // What a phone's bar has no room for.
    ...(slim ? [{ key: 'name', type: 'group' as const, label: `${session.name} · ${stationName}` }] : []),
    {
      key: 'roles',
      type: 'group',
      label: session.roles.map((role) => word('role', role)).join(t('words:list_separator')),
    },
    ...(slim
      ? [
          {
            key: 'language',
            type: 'group' as const,
            label: t('shell:language'),
            children: languageItems(t).items ?? [],
          },
          { key: 'line', type: 'divider' as const },
        ]
      : []),
    {
      key: 'switch',
      label: t('shell:person.switch'),
      extra: <KeyHint combo="F9" />,
      onClick: () => setSwitching(true),
    },
    { key: 'sign_out', label: t('shell:person.sign_out'), onClick: () => void transport().signOut() },
  ];

  return (
    <header className={styles.bar}>
      <SearchBox />
      <div className={styles.end}>
        <GivenClock className={styles.given} />
        {!slim && (
          <span className={styles.station} title={t('shell:station')}>
            <DesktopOutlined /> {stationName}
          </span>
        )}
        <PrintLamp slim={slim} />
        <span className={styles[connection]} role="status">
          <span className={styles.light} />
          <span className={styles.lightWord}>{t(`shell:connection.${connection}`)}</span>
        </span>
        {!slim && (
          <>
            <Button
              type="text"
              icon={<QuestionCircleOutlined />}
              aria-label={t('shell:keys.title')}
              title={`${t('shell:keys.title')} F1`}
              onClick={onKeys}
            />
            <Dropdown menu={languageItems(t)} trigger={['click']}>
              <Button
                type="text"
                icon={<GlobalOutlined />}
                aria-label={t('shell:language')}
                title={t('shell:language')}
              />
            </Dropdown>
          </>
        )}
        <Dropdown menu={{ ...languageItems(t), items: personItems }} trigger={['click']}>
          <Button
            type="text"
            className={styles.person ?? ''}
            icon={<UserOutlined />}
            aria-label={session.name}
            title={slim ? undefined : session.name}
            data-testid="person"
          >
            {slim ? undefined : session.name}
          </Button>
        </Dropdown>
      </div>
      <SwitchPerson open={switching} onClose={() => setSwitching(false)} />
    </header>
  );
}
