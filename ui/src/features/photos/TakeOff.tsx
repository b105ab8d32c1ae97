import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { ConfirmWithReason } from '../../kit/ConfirmWithReason';

interface TakeOffProps {
  command: 'remove_photo' | 'remove_attached_file';
  /** Which one; nothing while nobody is asked. */
  one: { id: number; version: number } | undefined;
  title: string;
  explained: string;
  /** Reasons given often. */
  suggestions: readonly string[];
  onRemoved?: (id: number) => void;
  onClose: () => void;
}

/** A photo or a file leaves the page with a reason; it is kept, and so is who took it off. */
export function TakeOff({ command, one, title, explained, suggestions, onRemoved, onClose }: TakeOffProps) {
  const { t } = useTranslation();
  const remove = useCommand(command);
  return (
    <ConfirmWithReason
      open={one !== undefined}
      title={title}
      verb={t('photos:remove')}
      suggestions={suggestions}
      onConfirm={async (reason) => {
        if (!one) return;
        await remove({ id: one.id, version: one.version, reason });
        onRemoved?.(one.id);
      }}
      onClose={onClose}
    >
      {explained}
    </ConfirmWithReason>
  );
}
