import { PhotoStrip } from './PhotoStrip';

interface JobPhotosProps {
  workOrderId: number;
  jobId: number;
  name: string;
}

const kinds = ['before', 'after', 'part'] as const;

/** What it looked like before and after the work, and the parts that came out or went in. */
export function JobPhotos({ workOrderId, jobId, name }: JobPhotosProps) {
  return <PhotoStrip workOrderId={workOrderId} kinds={kinds} jobId={jobId} about={name} />;
}
