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
import styles from './Stations.module.css';

/** Whether the other devices may work on while this computer's window is closed. Only the window itself knows. */
export function WithoutWindow() {
  const { t } = useTranslation();
  const { desktop } = transport();
  const [on, setOn] = useState<boolean>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  useEffect(() => {
    let here = true;
    desktop?.isResident().then(
      (is) => here && setOn(is),
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
            {t(on ? 'settings:stations.is_open' : 'settings:stations.is_shut')}
          </Tag>
        )
      }
      padded
      testId="resident"
    >
      <div className={styles.part}>
        <p className={styles.text}>{t(`settings:stations.${on ? 'resident_is_on' : 'resident_is_off'}`)}</p>
        <RefusalAlert refusal={refusal} />
        {on === false && (
          <ActionButton
            label={t('settings:stations.open')}
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
                label={t('settings:stations.shut')}
                sleeps
                onAct={() => turn(false)}
                onRefused={setRefusal}
                testId="resident-off"
              />
              <Quiet>{t('settings:stations.resident_off_hint')}</Quiet>
            </div>
            <div className={styles.shut}>
              <ActionButton
                label={t('settings:stations.end_program')}
                danger
                sleeps
                onAct={() => desktop.endProgram()}
                onRefused={setRefusal}
                testId="end-program"
              />
              <Quiet>{t('settings:stations.end_program_hint')}</Quiet>
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}
