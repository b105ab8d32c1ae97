import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Modal } from '../../kit/Modal';
import { RefusalAlert } from '../../kit/RefusalAlert';

interface InShopDialogProps {
  /** The refusal `vehicle_in_shop`; any other keeps the choice shut. */
  refusal: RefusalLike | undefined;
  onSecond: () => Promise<unknown>;
  onRefused: (refusal: RefusalLike) => void;
  onClose: () => void;
}

/** The vehicle is in the shop already: go on with that visit, or begin a second one all the same. */
export function InShopDialog({ refusal, onSecond, onRefused, onClose }: InShopDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const visit = refusal?.code === 'vehicle_in_shop' ? refusal.params.work_order_id : undefined;
  return (
    <Modal
      open={visit !== undefined}
      title={t('bookings:in_shop.title')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <div style={{ display: 'flex', flexDirection: 'column', gap: 16 }}>
        <RefusalAlert refusal={refusal} />
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
          <ActionButton
            label={t('bookings:in_shop.open')}
            primary
            hotkey="F8"
            inDialog
            onAct={() => {
              onClose();
              if (visit !== undefined) navigate(`/visits/${visit}`);
            }}
            testId="action-open-visit"
          />
          <ActionButton
            label={t('bookings:in_shop.second')}
            hotkey="F10"
            inDialog
            onAct={onSecond}
            onRefused={onRefused}
            testId="action-second-visit"
          />
          <ActionButton label={t('words:confirm.back')} onAct={onClose} />
        </div>
      </div>
    </Modal>
  );
}
