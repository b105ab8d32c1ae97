import { type DamageMark, SIGNED_PHOTO_KINDS } from '@bindings';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lack } from '../../kit/lacks';
import { PhotoStrip } from './PhotoStrip';
import type { CarOfPhotos } from './photos';
import { usePhotosOpen } from './uploads';

const kinds = ['walk_around', 'accident', 'document'] as const;

/** What the customer is about to sign shows the photos that are with the host: those on their way would never be on it. */
export function useArrivalPhotoLacks(workOrderId: number): Lack[] {
  const { t } = useTranslation();
  return usePhotosOpen(workOrderId, SIGNED_PHOTO_KINDS)
    ? [{ says: t('photos:not_sent_yet'), at: 'photos' }]
    : [];
}

interface ArrivalPhotosProps {
  workOrderId: number;
  car: CarOfPhotos;
  /** Their photos stand at them. */
  marks?: readonly Pick<DamageMark, 'key'>[];
  /** They stand in the line of another heading. */
  inline?: boolean;
}

const none: Pick<DamageMark, 'key'>[] = [];

/** What the car looked like when it came, how it was run into, and the papers that came with it. */
export function ArrivalPhotos({ workOrderId, car, marks = none, inline }: ArrivalPhotosProps) {
  const { t } = useTranslation();
  const atMarks = useMemo(() => new Set(marks.flatMap(({ key }) => key || [])), [marks]);
  return (
    <div data-lack="photos">
      <PhotoStrip
        workOrderId={workOrderId}
        car={car}
        kinds={kinds}
        atMarks={atMarks}
        {...(inline ? {} : { title: t('photos:arrival') })}
      />
    </div>
  );
}
