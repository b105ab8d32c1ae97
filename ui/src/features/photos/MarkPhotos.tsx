import type { DamageMark } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/words';
import { PartPhotos } from './PartPhotos';
import type { CarOfPhotos } from './photos';

interface MarkPhotosProps {
  workOrderId: number;
  car: CarOfPhotos;
  marks: readonly DamageMark[];
  /** The place of the mark among them. */
  index: number;
}

/** The photos of one damage mark, which go with it whichever number it has. One of before they had keys has none. */
export function MarkPhotos({ workOrderId, car, marks, index }: MarkPhotosProps) {
  const { t } = useTranslation();
  const word = useWords();
  const mark = marks[index];
  if (!mark?.key) return null;
  const name = t('photos:of_mark', { number: index + 1, kind: word('damage_kind', mark.kind) });
  return (
    <PartPhotos
      workOrderId={workOrderId}
      car={car}
      of={{ mark: mark.key }}
      name={name}
      about={name}
      fixed={false}
    />
  );
}
