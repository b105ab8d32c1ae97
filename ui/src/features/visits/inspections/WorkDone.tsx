import type { Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';
import { measuredText } from '../../../i18n/measured';
import { doneJobs, lineOf, nameOf } from '../visit/visit';
import styles from './inspection.module.css';

/** What the technicians wrote down at the work, before the car itself is looked at: values, notes, what lacks. */
export function WorkDone({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const work = useRead('get_work_asked', { work_order_id: visit.order.id }).data;
  const list = t('words:list_separator');
  const told = doneJobs(visit).flatMap((job) => {
    const open = work?.jobs.find((one) => one.job_id === job.id)?.not_measured ?? [];
    return job.key_data.length > 0 || job.note !== '' || open.length > 0 ? [{ job, open }] : [];
  });
  if (told.length === 0) return null;
  return (
    <section className={styles.findings} data-testid="work-done">
      <h3>{t('visits:inspection.work_done')}</h3>
      <dl className={styles.workDone}>
        {told.map(({ job, open }) => (
          <div key={job.id} data-testid={`work-done-${job.id}`}>
            <dt>
              {lineOf(visit, job.line_id)?.name ?? '–'}
              <span className={styles.detail}>
                {job.technicians.map((one) => nameOf(visit, one.person_id)).join(list)}
              </span>
            </dt>
            {job.key_data.map((datum, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was measured is only added to
              <dd key={place} className={datum.limits?.out ? styles.bad : undefined}>
                {measuredText(t, datum)}
              </dd>
            ))}
            {open.length > 0 && <dd>{t('visits:inspection.not_measured', { names: open.join(list) })}</dd>}
            {job.note !== '' && <dd>{job.note}</dd>}
          </div>
        ))}
      </dl>
    </section>
  );
}
