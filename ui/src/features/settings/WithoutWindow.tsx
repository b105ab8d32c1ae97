import { Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asRefusal } from '../../api/errors';
import { transport } from '../../api/transport';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { useAnyOpen } from '../photos/uploads';
import styles from './Stations.module.css';

interface WithoutWindowProps {
  /** The door is wanted open: through a shut one the other devices reach nothing, with a window or without. */
  isOpen: boolean;
  /** So many stations would be cut off now. */
  connected: number;
}

/** Whether the other devices may work on while this computer's window is closed. Only the window itself knows. */
export function WithoutWindow({ isOpen, connected }: WithoutWindowProps) {
  const { t } = useTranslation();
  const { desktop } = transport();
  const isSending = useAnyOpen();
  const [on, setOn] = useState<boolean>();
  const [folder, setFolder] = useState<string>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  useEffect(() => {
    let here = true;
    desktop?.isResident().then(
      (is) => here && setOn(is),
      (failure: unknown) => here && setRefusal(asRefusal(failure)),
    );
    desktop?.station().then(
      (station) => here && setFolder(station.folder),
      (failure: unknown) => here && setRefusal(asRefusal(failure)),
    );
    return () => {
      here = false;
    };
  }, [desktop]);
  if (!desktop) return null;
  const turn = async (next: boolean) => {
    setRefusal(undefined);
    await desktop.setResident(next);
    setOn(next);
  };
  return (
    <Panel
      title={t('settings:stations.resident')}
      extra={
        on !== undefined && (
          <Tag color={on ? 'success' : undefined} data-testid="resident-state">
            {t(on ? 'settings:stations.resident_on' : 'settings:stations.resident_off')}
          </Tag>
        )
      }
      padded
      testId="resident"
    >
      <div className={styles.part}>
        {on !== undefined && (
          <p className={styles.text}>{t(`settings:stations.${on ? 'resident_is_on' : 'resident_is_off'}`)}</p>
        )}
        {on !== undefined && !isOpen && (
          <p className={styles.text} data-testid="resident-door-first">
            {t('settings:stations.resident_door_first')}
          </p>
        )}
        {on !== undefined && folder !== undefined && (
          <div data-testid="resident-before-sign-in">
            <p className={styles.text}>{t('settings:stations.resident_before_sign_in')}</p>
            <code className={styles.command}>{`workbay --serve --data "${folder}"`}</code>
          </div>
        )}
        <RefusalAlert refusal={refusal} />
        {on === false && (
          <ActionButton
            label={t('settings:stations.resident_turn_on')}
            sleeps
            onAct={() => turn(true)}
            onRefused={setRefusal}
            testId="resident-on"
          />
        )}
        {on && (
          <>
            <div className={styles.shut}>
              <ActionButton
                label={t('settings:stations.resident_turn_off')}
                sleeps
                onAct={() => turn(false)}
                onRefused={setRefusal}
                testId="resident-off"
              />
              <Quiet>{t('settings:stations.resident_off_hint')}</Quiet>
            </div>
            <div className={`${styles.shut} ${styles.apart}`}>
              <ActionButton
                label={t('settings:stations.end_program')}
                danger
                sleeps
                // What was taken with a camera is with this window alone, and would wait until it is opened here again.
                missing={isSending ? [t('settings:stations.still_sending')] : []}
                onAct={() => desktop.endProgram()}
                onRefused={setRefusal}
                testId="end-program"
              />
              <Quiet>
                {connected > 0 && (
                  <strong data-testid="end-program-connected">
                    {t('settings:stations.end_program_connected', { count: connected })}
                  </strong>
                )}{' '}
                {t('settings:stations.end_program_hint')}
              </Quiet>
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}
