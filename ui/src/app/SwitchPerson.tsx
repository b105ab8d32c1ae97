import { useTranslation } from 'react-i18next';
import { useRead } from '../api/read';
import { Modal } from '../kit/Modal';
import { RefusalAlert } from '../kit/RefusalAlert';
import { ChoosePerson } from './ChoosePerson';

/** At a shared computer the next person is a tile and a PIN away. */
export function SwitchPerson({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error } = useRead('shop_status', {}, { enabled: open });
  return (
    <Modal
      open={open}
      aria-label={t('shell:person.switch')}
      footer={null}
      onCancel={onClose}
      width={760}
      destroyOnHidden
    >
      <RefusalAlert refusal={error} />
      {data && <ChoosePerson people={data.people} onSignedIn={onClose} />}
    </Modal>
  );
}
