import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { Modal } from '../../kit/Modal';
import { RefusalAlert } from '../../kit/RefusalAlert';
import styles from './Settings.module.css';

interface RemoveSampleProps {
  onRemove: () => Promise<unknown>;
  onClose: () => void;
  onRefused: (refusal: RefusalLike) => void;
}

/** What would go and what would stay, before anything goes. */
export function RemoveSample({ onRemove, onClose, onRefused }: RemoveSampleProps) {
  const { t } = useTranslation();
  const { data: removal, error } = useRead('sample_removal', {});
  return (
    <Modal open title={t('settings:sample.remove_title')} footer={null} onCancel={onClose}>
      <div className={styles.form} data-testid="sample-removal">
        <RefusalAlert refusal={error ?? undefined} />
        {!removal && !error && <Skeleton active />}
        {removal && (
          <>
            <p className={styles.text}>{t('settings:sample.goes', { ...removal })}</p>
            {removal.visits_worked_on > 0 && (
              <p className={styles.text}>
                {t('settings:sample.worked_on', { count: removal.visits_worked_on })}
              </p>
            )}
            {removal.own_visits + removal.own_bookings > 0 && (
              <p className={styles.text}>
                {t('settings:sample.stays', {
                  visits: removal.own_visits,
                  bookings: removal.own_bookings,
                })}
              </p>
            )}
            <p className={styles.text}>{t('settings:sample.copy')}</p>
          </>
        )}
        <Buttons>
          <ActionButton label={t('settings:sample.back')} onAct={onClose} testId="keep-sample" />
          <ActionButton
            label={t('settings:sample.confirm')}
            primary
            danger
            inDialog
            missing={removal ? [] : [t('settings:busy')]}
            onAct={async () => {
              await onRemove();
              onClose();
            }}
            onRefused={(refusal) => {
              onRefused(refusal);
              onClose();
            }}
            testId="confirm-remove-sample"
          />
        </Buttons>
      </div>
    </Modal>
  );
}
