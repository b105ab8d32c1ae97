import { type Inspection, type InspectionItem, OWN_ITEM, type Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatHours } from '../../../i18n/amounts';
import { limitsText } from '../../../i18n/measured';
import { useWords } from '../../../i18n/words';
import { DateTimeText } from '../../../kit/DateTimeText';
import { GivenSignature } from '../../../kit/SignaturePad';
import { Stack } from '../../../kit/Stack';
import { lineOf, nameOf } from '../visit/visit';
import styles from './inspection.module.css';

/** The signed reports, newest first, and what each rework was for. */
export function InspectionReports({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const reports = [...visit.inspections].sort((one, other) => other.id - one.id);
  const measuredOf = ({ value, limits }: InspectionItem) => {
    if (!limits) return value;
    const measured = `${value} ${limits.unit}`;
    return limits.out
      ? t('words:measured.out', { value: measured, limits: limitsText(t, limits) })
      : measured;
  };
  const nameIn = (report: Inspection) => report.person_name || nameOf(visit, report.person_id);
  if (reports.length === 0) return <p className={styles.note}>{t('visits:inspection.none')}</p>;
  return (
    <Stack gap={16}>
      {reports.map((report) => {
        const words = report.kind === 'final' ? 'final_inspection_item' : 'self_inspection_item';
        const rework = visit.reworks.find(
          (one) => one.inspection_id === report.id && one.refused_delivery_id === null,
        );
        const jobs = report.failed_jobs.map((id) => {
          const job = visit.jobs.find((one) => one.id === id);
          return (job && lineOf(visit, job.line_id)?.name) ?? '–';
        });
        return (
          <section key={report.id} className={styles.report}>
            <h3>
              {word('inspection_kind', report.kind)}
              <span className={report.passed ? styles.passed : styles.bad}>
                {t(report.passed ? 'visits:inspection.passed' : 'visits:inspection.failed')}
              </span>
              <span className={styles.by}>
                {nameIn(report)} · <DateTimeText at={report.at} />
                {report.road_test_km > 0 &&
                  ` · ${t('visits:inspection.road_km', { km: report.road_test_km })}`}
                {report.attempt > 1 && ` · ${t('visits:repair.attempt', { attempt: report.attempt })}`}
              </span>
            </h3>
            <dl className={styles.results}>
              {report.items.map((item, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a signed report does not change
                <div key={place}>
                  <dt>
                    {item.job_id === null && item.code !== OWN_ITEM ? word(words, item.code) : item.name}
                  </dt>
                  <dd className={item.result === 'fail' || item.limits?.out ? styles.bad : undefined}>
                    {[measuredOf(item), word('item_result', item.result)].filter(Boolean).join(' · ')}
                  </dd>
                </div>
              ))}
            </dl>
            {report.lists.length > 0 && (
              <p className={styles.note}>
                {report.lists
                  .map(({ trade, edition }) =>
                    t('visits:inspection.edition', {
                      list: trade ? word('trade', trade) : t('visits:inspection.every_car'),
                      edition,
                    }),
                  )
                  .join(t('words:list_separator'))}
              </p>
            )}
            {report.note && <p className={styles.note}>{report.note}</p>}
            {report.signature && (
              <div className={styles.signature}>
                <GivenSignature
                  value={report.signature}
                  label={t('visits:inspection.signed_by', { name: nameIn(report) })}
                  small
                />
              </div>
            )}
            {rework && (
              <p className={styles.note}>
                {t('visits:rework.record', {
                  jobs: jobs.join(t('words:list_separator')),
                  cause: rework.cause,
                  name: nameOf(visit, rework.responsible_id),
                  hours: formatHours(rework.hours),
                })}
              </p>
            )}
          </section>
        );
      })}
    </Stack>
  );
}
