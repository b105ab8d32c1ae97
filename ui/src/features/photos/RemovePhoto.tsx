import type { PhotoRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { ConfirmWithReason } from '../../kit/ConfirmWithReason';

interface RemovePhotoProps {
  photo: PhotoRow | undefined;
  onRemoved: (id: number) => void;
  onClose: () => void;
}

/** A photo leaves the page with a reason; it is kept, and so is who took it off. */
export function RemovePhoto({ photo, onRemoved, onClose }: RemovePhotoProps) {
  const { t } = useTranslation();
  const remove = useCommand('remove_photo');
  return (
    <ConfirmWithReason
      open={photo !== undefined}
      title={t('photos:remove_title')}
      verb={t('photos:remove')}
      suggestions={(['blurred', 'wrong', 'twice'] as const).map((why) => t(`photos:why.${why}`))}
      onConfirm={async (reason) => {
        if (!photo) return;
        await remove({ id: photo.id, version: photo.version, reason });
        onRemoved(photo.id);
      }}
      onClose={onClose}
    >
      {t('photos:remove_explained')}
    </ConfirmWithReason>
  );
}
