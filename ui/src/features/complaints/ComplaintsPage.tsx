import { SmileOutlined } from '@ant-design/icons';
import { Button, Skeleton, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { useSession } from '../../api/session';
import { ActionButton } from '../../kit/ActionButton';
import { EmptyState } from '../../kit/EmptyState';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import styles from './Complaints.module.css';
import { ComplaintTable } from './ComplaintTable';
import { NewComplaint } from './NewComplaint';
import { SuggestionTable } from './SuggestionTable';

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
  const mayLookBack = useMay('list_all_complaints');
  const { data: list, error } = useRead('list_complaints', {});
  const { data: suggestions, error: unread } = useRead('list_suggestions', {});
  const me = useSession()?.person_id;
  const [mineOnly, setMineOnly] = useState(false);
  if (error || unread) return <RefusalAlert refusal={error ?? unread ?? undefined} />;
  if (!list || !suggestions) return <Skeleton active />;
  const open = list.open.filter(({ complaint }) => !mineOnly || complaint.owner_id === me);
  const toAnswer = suggestions.open.filter(({ suggestion }) => !mineOnly || suggestion.owner_id === me);
  const begin = may && (
    <ActionButton
      label={t('complaints:new')}
      hotkey="F4"
      primary
      opens
      onAct={() => navigate('/complaints?new')}
      testId="complaint-new"
    />
  );
  const empty = [list.open, list.closed, suggestions.open, suggestions.answered].every(
    (rows) => rows.length === 0,
  );
  return (
    <>
      <PageHeader title={t('complaints:title')} actions={begin}>
        {mayLookBack && (
          <Button type="link" data-testid="complaints-all" onClick={() => navigate('/complaints/all')}>
            {t('complaints:all')}
          </Button>
        )}
      </PageHeader>
      {empty ? (
        <EmptyState icon={<SmileOutlined />}>{t('complaints:empty')}</EmptyState>
      ) : (
        <Stack gap={16}>
          <Panel
            title={t('complaints:open')}
            count={open.length}
            extra={
              <label className={styles.filter} htmlFor="complaints-mine">
                <Switch
                  id="complaints-mine"
                  size="small"
                  checked={mineOnly}
                  onChange={setMineOnly}
                  data-testid="complaints-mine"
                />
                {t('complaints:mine_only')}
              </label>
            }
            testId="complaints-open"
          >
            <ComplaintTable rows={open} empty={t('complaints:none_open')} />
          </Panel>
          <Panel title={t('complaints:suggestion.open')} count={toAnswer.length} testId="suggestions-open">
            <SuggestionTable rows={toAnswer} />
          </Panel>
          {list.closed.length > 0 && (
            <Panel title={t('complaints:closed')} testId="complaints-closed">
              <ComplaintTable rows={list.closed} closed />
            </Panel>
          )}
          {suggestions.answered.length > 0 && (
            <Panel title={t('complaints:suggestion.answered')} testId="suggestions-answered">
              <SuggestionTable rows={suggestions.answered} answered />
            </Panel>
          )}
        </Stack>
      )}
    </>
  );
}
