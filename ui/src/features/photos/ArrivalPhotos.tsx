import { useTranslation } from 'react-i18next';
import { PhotoStrip } from './PhotoStrip';

const kinds = ['walk_around', 'accident', 'document'] as const;

/** What the car looked like when it came, how it was run into, and the papers that came with it. */
export function ArrivalPhotos({ workOrderId }: { workOrderId: number }) {
  const { t } = useTranslation();
  return <PhotoStrip workOrderId={workOrderId} kinds={kinds} title={t('photos:arrival')} />;
}
