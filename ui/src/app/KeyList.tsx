import { useTranslation } from 'react-i18next';
import { useHotkeys } from '../kit/hotkeys';
import { KeyHint } from '../kit/KeyHint';
import { Modal } from '../kit/Modal';
import styles from './KeyList.module.css';

/** The keys of this moment, under F1. */
export function KeyList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const hotkeys = useHotkeys();
  // The last claim of a key is the one that counts.
  const current = new Map(hotkeys.map((hotkey) => [hotkey.combo, hotkey.label]));
  return (
    <Modal open={open} title={t('shell:keys.title')} footer={null} onCancel={onClose} width={400}>
      <dl className={styles.keys}>
        {[...current].map(([combo, label]) => (
          <div key={combo}>
            <dt>
              <KeyHint combo={combo} />
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
        {(['Enter', 'Shift+Enter'] as const).map((combo) => (
          <div key={combo}>
            <dt>
              <KeyHint combo={combo} />
            </dt>
            <dd>{t(`shell:keys.${combo === 'Enter' ? 'goes_on' : 'new_line'}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
