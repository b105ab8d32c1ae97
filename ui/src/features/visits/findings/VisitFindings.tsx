import type { Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../kit/ActionButton';
import { Buttons } from '../../../kit/Buttons';
import { CarTitle } from '../../../kit/CarTitle';
import { useDraft } from '../../../kit/draft';
import { FindingForm } from '../../jobs/FindingForm';
import { useFinding } from '../../jobs/useFinding';
import { VisitAction } from '../visit/VisitAction';
import { actionOf, currentJobs, lineOf } from '../visit/visit';
import { FindingList } from './FindingList';
import styles from './visitFindings.module.css';

/** What was found at this car, and the form for what is found now. */
export function VisitFindings({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const key = `visit/${visit.order.id}/finding`;
  const report = useFinding(key, visit.order.id);
  const form = useDraft(`${key}/form`, false);
  if (!actionOf(visit, 'report_finding') && visit.findings.length === 0) return null;

  return (
    <section className={styles.findings}>
      <h3>{t('visits:finding.title', { count: visit.findings.length })}</h3>
      <FindingList visit={visit} findings={visit.findings} roomy />
      {!form.value ? (
        <VisitAction visit={visit} action="report_finding" size="large" onAct={() => form.set(true)} />
      ) : (
        <div className={styles.form}>
          <p className={styles.about}>
            <CarTitle plate={visit.vehicle.plate} colour={visit.vehicle.plate_colour}>
              {t('jobs:finding.title')}
            </CarTitle>
          </p>
          <FindingForm
            report={report}
            jobs={currentJobs(visit).map((job) => ({
              value: job.id,
              label: lineOf(visit, job.line_id)?.name ?? '–',
            }))}
          >
            <Buttons>
              <VisitAction
                visit={visit}
                action="report_finding"
                label={t('visits:finding.send')}
                primary
                size="large"
                lacks={report.lacks}
                onRefused={report.onRefused}
                onAct={async () => {
                  await report.send();
                  form.clear();
                }}
              />
              <ActionButton label={t('words:confirm.back')} size="large" onAct={() => form.set(false)} />
            </Buttons>
          </FindingForm>
        </div>
      )}
    </section>
  );
}
