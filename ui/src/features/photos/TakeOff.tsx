import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { CarTitle } from '../../kit/CarTitle';
import { ConfirmWithReason } from '../../kit/ConfirmWithReason';
import type { CarOfPhotos } from './photos';

interface TakeOffProps {
  command: 'remove_photo' | 'remove_attached_file';
  /** Which one; nothing while nobody is asked. */
  one: { id: number; version: number } | undefined;
  car: CarOfPhotos;
  title: string;
  /** What it shows, unless the title names it. */
  about?: string | undefined;
  explained: string;
  /** Reasons given often. */
  suggestions: readonly string[];
  onRemoved?: (id: number) => void;
  onClose: () => void;
}

/** A photo or a file leaves the page with a reason; it is kept, and so is who took it off. */
export function TakeOff(props: TakeOffProps) {
  const { command, one, car, title, about, explained, suggestions, onRemoved, onClose } = props;
  const { t } = useTranslation();
  const remove = useCommand(command);
  return (
    <ConfirmWithReason
      open={one !== undefined}
      title={
        <CarTitle plate={car.plate} colour={car.plate_colour} job={about}>
          {title}
        </CarTitle>
      }
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
