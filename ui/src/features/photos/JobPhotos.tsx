import { JOB_PHOTO_KINDS } from '@bindings';
import { PhotoStrip } from './PhotoStrip';
import type { CarOfPhotos } from './photos';

interface JobPhotosProps {
  workOrderId: number;
  car: CarOfPhotos;
  jobId: number;
  name: string;
}

/** What it looked like before and after the work, and the parts that came out or went in. */
export function JobPhotos({ workOrderId, car, jobId, name }: JobPhotosProps) {
  return (
    <PhotoStrip workOrderId={workOrderId} car={car} kinds={JOB_PHOTO_KINDS} jobId={jobId} about={name} />
  );
}
