import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { Stack } from '../../kit/Stack';
import { PhotoStrip } from './PhotoStrip';
import type { CarOfPhotos } from './photos';
import { useUploads } from './uploads';

interface SentPhotosProps {
  workOrderId: number;
  car: CarOfPhotos;
  findingId: number;
  /** At which it was found. */
  job: string;
  /** All of them are there, or somebody does not want to wait. */
  onDone: () => void;
}

/** The photos of a finding that was just told of: whoever took them sees them go, and what could not be sent. */
export function SentPhotos({ workOrderId, car, findingId, job, onDone }: SentPhotosProps) {
  const { t } = useTranslation();
  const uploads = useUploads({
    work_order_id: workOrderId,
    kind: 'finding',
    finding_id: findingId,
    job_id: null,
    item: '',
  });
  const left = uploads.filter(({ state }) => state !== 'sent').length;
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    if (left === 0) done.current();
  }, [left]);
  return (
    <Stack gap={16} data-testid="finding-photos">
      <p style={{ margin: 0 }}>{t('photos:sending')}</p>
      <PhotoStrip workOrderId={workOrderId} car={car} kinds={['finding']} findingId={findingId} job={job} />
      <Buttons end>
        <ActionButton size="large" label={t('photos:stay')} onAct={onDone} testId="finding-photos-close" />
      </Buttons>
    </Stack>
  );
}
