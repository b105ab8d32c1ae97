import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { transport } from '../../api/transport';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { Modal } from '../../kit/Modal';
import { Panel } from '../../kit/Panel';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { useAnyOpen } from '../photos/uploads';
import styles from './Stations.module.css';

/** A shop was opened on a computer that should have worked at another one's: it goes there still, and keeps its file. */
export function JoinLater({ connected }: { connected: number }) {
  const { t } = useTranslation();
  const { desktop } = transport();
  const [asking, setAsking] = useState(false);
  if (!desktop) return null;
  return (
    <Panel title={t('settings:join_later.title')} padded testId="join-later">
      <div className={styles.part}>
        <p className={styles.text}>{t('settings:join_later.text')}</p>
        <div className={styles.shut}>
          <ActionButton
            label={t('settings:join_later.open')}
            opens
            onAct={() => setAsking(true)}
            testId="join-later-open"
          />
        </div>
      </div>
      {asking && <Sure desktop={desktop} connected={connected} onClose={() => setAsking(false)} />}
    </Panel>
  );
}

interface SureProps {
  desktop: NonNullable<ReturnType<typeof transport>['desktop']>;
  connected: number;
  onClose: () => void;
}

/** What becomes of the shop that is here, before it is done. */
function Sure({ desktop, connected, onClose }: SureProps) {
  const { t } = useTranslation();
  const shop = useRead('shop_status', {}).data?.shop_name ?? '';
  const isSending = useAnyOpen();
  const [folder, setFolder] = useState<string>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  useEffect(() => {
    let here = true;
    desktop.station().then(
      (station) => here && setFolder(station.folder),
      (failure: RefusalLike) => here && setRefusal(failure),
    );
    return () => {
      here = false;
    };
  }, [desktop]);
  return (
    <Modal open title={t('settings:join_later.dialog')} footer={null} onCancel={onClose}>
      <div className={styles.part} data-testid="join-later-sure">
        {folder !== undefined && (
          <p className={styles.text}>{t('settings:join_later.kept', { shop, folder })}</p>
        )}
        <p className={styles.text}>{t('settings:join_later.meanwhile')}</p>
        {connected > 0 && (
          <p className={styles.text}>
            <strong>{t('settings:join_later.connected', { count: connected })}</strong>
          </p>
        )}
        <RefusalAlert refusal={refusal} />
        <Buttons end>
          <ActionButton label={t('words:confirm.back')} onAct={onClose} testId="join-later-back" />
          <ActionButton
            label={t('settings:join_later.confirm')}
            primary
            danger
            inDialog
            // What was taken with a camera is with this window alone, and would wait until it is opened here again.
            missing={isSending ? [t('settings:stations.still_sending')] : []}
            onAct={() => desktop.joinAShop()}
            onRefused={setRefusal}
            testId="join-later-really"
          />
        </Buttons>
      </div>
    </Modal>
  );
}
