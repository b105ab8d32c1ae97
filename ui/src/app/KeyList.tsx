import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/EmptyState';
import { useHotkeys } from '../components/hotkeys';
import { KeyHint } from '../components/KeyHint';
import styles from './KeyList.module.css';

/** The keys of this moment, under F1. */
export function KeyList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const hotkeys = useHotkeys();
  // The last claim of a key is the one that counts.
  const current = new Map(hotkeys.map((hotkey) => [hotkey.combo, hotkey.label]));
  return (
    <Modal open={open} title={t('shell:keys.title')} footer={null} onCancel={onClose} width={400}>
      {current.size === 0 && <EmptyState>{t('shell:keys.none')}</EmptyState>}
      <dl className={styles.keys}>
        {[...current].map(([combo, label]) => (
          <div key={combo}>
            <dt>
              <KeyHint combo={combo} />
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
