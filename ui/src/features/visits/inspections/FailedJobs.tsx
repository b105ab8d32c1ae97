import type { Visit } from '@bindings';
import { Toggles } from '../../../kit/Choice';
import { doneJobs, lineOf } from '../visit/visit';

interface FailedJobsProps {
  visit: Visit;
  chosen: readonly number[];
  onChange: (jobs: number[]) => void;
  label: string;
  testId: string;
}

/** Which of the finished jobs have to be done again. */
export function FailedJobs({ visit, chosen, onChange, label, testId }: FailedJobsProps) {
  const done = doneJobs(visit);
  return (
    <Toggles
      chosen={chosen.map(String)}
      codes={done.map((job) => String(job.id))}
      word={(id) => {
        const job = done.find((one) => String(one.id) === id);
        return (job && lineOf(visit, job.line_id)?.name) ?? '–';
      }}
      onChange={(ids) => onChange(ids.map(Number))}
      label={label}
      testId={testId}
    />
  );
}
