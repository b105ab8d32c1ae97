import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { RequestRows } from './RequestRows';

/** What people asked of their own data: what is to be answered, what is due first before the rest, and what was. */
export default function RequestsPage() {
  const { t } = useTranslation();
  const { data, error } = useRead('list_data_requests', { customer_id: null });
  return (
    <>
      <PageHeader title={t('personal:requests.title')} />
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <Stack gap={16}>
          <Panel title={t('personal:requests.open')} count={data.open.length} testId="requests-open">
            <RequestRows rows={data.open} empty={t('personal:requests.none_open')} />
          </Panel>
          <Panel title={t('personal:requests.over')} testId="requests-over">
            <RequestRows rows={data.over} empty={t('personal:requests.none_over')} />
          </Panel>
        </Stack>
      )}
    </>
  );
}
