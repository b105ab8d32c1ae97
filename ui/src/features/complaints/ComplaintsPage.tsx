import { SmileOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useMay, useRead } from '../../api/call';
import { ActionButton } from '../../components/ActionButton';
import { EmptyState } from '../../components/EmptyState';
import { PageHeader } from '../../components/PageHeader';
import { Panel } from '../../components/Panel';
import { RefusalAlert } from '../../components/RefusalAlert';
import styles from './Complaints.module.css';
import { ComplaintTable } from './ComplaintTable';
import { byPressure } from './complaintOrder';
import { NewComplaint } from './NewComplaint';

/** What customers complain about; `?new` and `?workOrder=7` begin another one. */
export default function ComplaintsPage() {
  const [query] = useSearchParams();
  const visit = query.get('workOrder');
  return visit !== null || query.has('new') ? (
    <NewComplaint workOrderId={visit === null ? undefined : Number(visit)} />
  ) : (
    <Complaints />
  );
}

function Complaints() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay('open_complaint');
  const { data: list, error } = useRead('list_complaints', {});
  if (error) return <RefusalAlert refusal={error} />;
  if (!list) return <Skeleton active />;
  const begin = may && (
    <ActionButton
      label={t('complaints:new')}
      hotkey="F4"
      primary
      onAct={() => navigate('/complaints?new')}
      testId="complaint-new"
    />
  );
  const empty = list.open.length === 0 && list.closed.length === 0;
  return (
    <>
      <PageHeader title={t('complaints:title')} actions={begin} />
      {empty ? (
        <EmptyState icon={<SmileOutlined />}>{t('complaints:empty')}</EmptyState>
      ) : (
        <div className={styles.lists}>
          <Panel title={t('complaints:open')} count={list.open.length} testId="complaints-open">
            <ComplaintTable rows={byPressure(list.open)} empty={t('complaints:none_open')} />
          </Panel>
          {list.closed.length > 0 && (
            <Panel title={t('complaints:closed')} testId="complaints-closed">
              <ComplaintTable rows={list.closed} closed />
            </Panel>
          )}
        </div>
      )}
    </>
  );
}
