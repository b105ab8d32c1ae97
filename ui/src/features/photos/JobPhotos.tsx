import { PhotoStrip } from './PhotoStrip';
import type { CarOfPhotos } from './photos';

interface JobPhotosProps {
  workOrderId: number;
  car: CarOfPhotos;
  jobId: number;
  name: string;
}

const kinds = ['before', 'after', 'part'] as const;

/** What it looked like before and after the work, and the parts that came out or went in. */
export function JobPhotos({ workOrderId, car, jobId, name }: JobPhotosProps) {
  return <PhotoStrip workOrderId={workOrderId} car={car} kinds={kinds} jobId={jobId} about={name} />;
}
