import type { Station } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { Modal } from '../../kit/Modal';
import { RefusalAlert } from '../../kit/RefusalAlert';
import styles from './Stations.module.css';

/** It cannot be undone from here, somebody has to walk to the station: so it is asked, once, by the station's name. */
export function RevokeStation({ station, onClose }: { station: Station; onClose: () => void }) {
  const { t } = useTranslation();
  const revoke = useCommand('revoke_station');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { id, version, name } = station;
  return (
    <Modal open title={t('settings:stations.revoke_title', { name })} footer={null} onCancel={onClose}>
      <div className={styles.part} data-testid="revoke-station">
        <p className={styles.text}>{t('settings:stations.revoke_explained', { name })}</p>
        <RefusalAlert refusal={refusal} />
        <Buttons end>
          <ActionButton label={t('words:confirm.back')} onAct={onClose} testId="keep-station" />
          <ActionButton
            label={t('settings:stations.revoke')}
            primary
            danger
            inDialog
            onAct={async () => {
              setRefusal(undefined);
              await revoke({ id, version });
              onClose();
            }}
            onRefused={setRefusal}
            testId="action-revoke_station"
          />
        </Buttons>
      </div>
    </Modal>
  );
}
