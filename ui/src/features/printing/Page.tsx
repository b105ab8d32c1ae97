import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { againWhile, useRead } from '../../api/read';
import { PageHeader } from '../../kit/PageHeader';
import { Fold, Nothing, Panel } from '../../kit/Panel';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { JobList } from './JobList';
import { Printers } from './Printers';

/** What was sent to printers and is to be seen to, what came out, and how the printers stand. */
export default function PrintingPage() {
  const { t } = useTranslation();
  const { data, error } = useRead('print_jobs', {});
  const { data: here } = useRead(
    'printers',
    {},
    againWhile(({ printers }) => printers.some((one) => one.printer_at !== null)),
  );
  return (
    <>
      <PageHeader title={t('printing:title')} />
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <Stack gap={16}>
          <Panel title={t('printing:jobs')} count={data.open.length} testId="panel-print-jobs">
            {data.open.length === 0 ? (
              <Nothing>{t('printing:nothing_open')}</Nothing>
            ) : (
              <JobList jobs={data.open} printers={here?.printers ?? []} acts />
            )}
          </Panel>
          <Printers here={here} />
          <Fold name="printed" title={t('printing:done')} summary={String(data.done.length)}>
            {data.done.length === 0 ? (
              <Nothing>{t('printing:none_done')}</Nothing>
            ) : (
              <JobList jobs={data.done} printers={here?.printers ?? []} acts />
            )}
          </Fold>
        </Stack>
      )}
    </>
  );
}
