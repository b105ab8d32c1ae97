import type { AttachedFileRow } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { ConfirmWithReason } from '../../kit/ConfirmWithReason';

interface RemoveFileProps {
  file: AttachedFileRow | undefined;
  onClose: () => void;
}

/** A file leaves the page with a reason; it is kept, and so is who took it off. */
export function RemoveFile({ file, onClose }: RemoveFileProps) {
  const { t } = useTranslation();
  const remove = useCommand('remove_attached_file');
  return (
    <ConfirmWithReason
      open={file !== undefined}
      title={t('photos:files.remove_title', { name: file?.name })}
      verb={t('photos:remove')}
      suggestions={(['wrong', 'twice', 'replaced'] as const).map((why) => t(`photos:files.why.${why}`))}
      onConfirm={async (reason) => {
        if (file) await remove({ id: file.id, version: file.version, reason });
      }}
      onClose={onClose}
    >
      {t('photos:files.remove_explained')}
    </ConfirmWithReason>
  );
}
