import { SmileOutlined } from '@ant-design/icons';
import { App, Button, Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { EmptyState } from '../../kit/EmptyState';
import { PageHeader } from '../../kit/PageHeader';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { CallList } from './CallList';
import { CallSheet } from './CallSheet';
import styles from './Calls.module.css';
import { afterRecorded, inOrder, steppedFrom } from './callList';

/** Today's calls: the list at the left, at the right the visit, the script and what came of it. */
export default function CallsPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { id } = useParams();
  const mayLookBack = useMay('list_calls');
  const { data: list, error } = useRead('list_follow_ups', {});
  const rows = list ? inOrder(list) : [];
  const chosen = id ? Number(id) : rows[0]?.id;

  const recordedAt = useRef(Number.NEGATIVE_INFINITY);
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen === undefined) return;
    pane.current?.querySelector(`[data-row="${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const open = (row: { id: number } | undefined) => row && navigate(`/calls/${row.id}`, { replace: true });
  const recorded = (complaintId: number | null) => {
    const next = chosen === undefined ? undefined : afterRecorded(rows, chosen);
    // One at a time: three in a pile would hide whom to call next.
    message.open({
      key: 'call-recorded',
      type: 'success',
      duration: complaintId === null ? 2 : 6,
      content:
        complaintId === null ? (
          t('calls:recorded')
        ) : (
          <>
            {t('calls:recorded_complaint')}{' '}
            <Button
              type="link"
              size="small"
              onClick={() => navigate(`/complaints/${complaintId}`)}
              data-testid="open-complaint"
            >
              {t('calls:open_complaint')}
            </Button>
          </>
        ),
    });
    navigate(next ? `/calls/${next.id}` : '/calls', { replace: true });
  };

  if (error) return <RefusalAlert refusal={error} />;
  if (!list) return <Skeleton active />;
  const waiting = list.call_backs.length + list.overdue.length + list.due_today.length;
  return (
    <div className={styles.page}>
      <PageHeader title={t('calls:title')}>
        <span className={styles.figures} data-testid="calls-figures">
          <span>{t('calls:waiting', { count: waiting })}</span>
          <span>{t('calls:closed_today', { count: list.closed_today })}</span>
          {list.in_time_percent !== null && (
            <span>{t('calls:in_time', { percent: list.in_time_percent })}</span>
          )}
        </span>
        {mayLookBack && (
          <Button type="link" data-testid="calls-all" onClick={() => navigate('/calls/all')}>
            {t('calls:all')}
          </Button>
        )}
      </PageHeader>
      {rows.length === 0 && chosen === undefined ? (
        <EmptyState icon={<SmileOutlined />}>{t('calls:empty')}</EmptyState>
      ) : (
        <div className={styles.panes}>
          <div className={styles.left} ref={pane}>
            <CallList list={list} chosen={chosen} onOpen={open} />
          </div>
          {chosen !== undefined && (
            <CallSheet
              key={chosen}
              id={chosen}
              recordedAt={recordedAt}
              onStep={(step) => open(steppedFrom(rows, chosen, step))}
              onRecorded={recorded}
            />
          )}
        </div>
      )}
    </div>
  );
}
