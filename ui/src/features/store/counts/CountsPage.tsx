import type { CountRow, CountState } from '@bindings';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../api/command';
import { useRead, useReadPages } from '../../../api/read';
import { formatDay } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Choice } from '../../../kit/Choice';
import { DateTimeText } from '../../../kit/DateTimeText';
import { EmptyState } from '../../../kit/EmptyState';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { whole } from '../../../kit/whole';
import { StockDialog } from '../bins/StockDialog';
import styles from './Counts.module.css';
import { StartDialog } from './StartDialog';

const states = whole<CountState>()(['counting', 'handed_in', 'approved', 'cancelled']);

/** What is counted, what waits for somebody to look at it, and what is to be counted today. */
export default function CountsPage() {
  const { t } = useTranslation();
  const [starting, setStarting] = useState(false);
  const [spot, setSpot] = useState(false);
  return (
    <>
      <PageHeader
        title={t('counts:title')}
        actions={
          <>
            <ActionButton
              label={t('bins:do.spot')}
              opens
              testId="count-spot-begin"
              onAct={() => setSpot(true)}
            />
            <ActionButton
              label={t('counts:start')}
              hotkey="F4"
              primary
              opens
              testId="count-start"
              onAct={() => setStarting(true)}
            />
          </>
        }
      />
      <Stack gap={16}>
        <Due />
        <Counts />
      </Stack>
      {starting && <StartDialog onClose={() => setStarting(false)} />}
      {spot && <StockDialog deed="spot" onClose={() => setSpot(false)} />}
    </>
  );
}

/** What the cycle of each class asks for today. */
function Due() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const start = useCommand('start_count');
  const { data, error } = useRead('counts_due', {});
  if (error) return <RefusalAlert refusal={error} />;
  const due = data?.filter((one) => one.part_ids.length > 0) ?? [];
  if (!data || due.length === 0) return null;
  return (
    <Panel title={t('counts:due.title')} padded testId="counts-due">
      <Stack gap={8}>
        {due.map(({ abc, part_ids, more, oldest }) => (
          <div key={abc} className={styles.due}>
            <strong>{word('abc_class', abc)}</strong>
            <span>
              {more
                ? t('counts:due.more', { many: part_ids.length })
                : t('counts:due.many', { count: part_ids.length })}
            </span>
            <Quiet>
              {oldest ? t('counts:due.since', { day: formatDay(t, oldest) }) : t('counts:due.never')}
            </Quiet>
            <ActionButton
              label={t('counts:due.count')}
              testId={`count-due-${abc}`}
              onAct={async () => {
                const id = await start({ scope: 'cycle', bin_ids: [], part_ids, abc, note: '' });
                navigate(`/store/counts/${id}`);
              }}
            />
          </div>
        ))}
      </Stack>
    </Panel>
  );
}

function Counts() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const [state, setState] = useState<CountState>('counting');
  const list = useReadPages('list_counts', { state, before: null }, ({ more, counts }) => {
    const last = counts.at(-1);
    return more && last ? { state, before: last.id } : undefined;
  });
  const rows = list.data?.pages.flatMap((page) => page.counts);
  return (
    <Panel title={t('counts:list')} testId="counts">
      <div className={styles.bar}>
        <Choice
          value={state}
          codes={states}
          word={(code) => word('count_state', code)}
          onChange={setState}
          label={t('counts:state')}
          testId="counts-state"
        />
      </div>
      <RefusalAlert refusal={list.error} />
      {!rows && !list.error && <Skeleton active />}
      {rows && (
        <QuietTable<CountRow>
          rowKey="id"
          dataSource={rows}
          tableLayout="fixed"
          onOpen={(row) => navigate(`/store/counts/${row.id}`)}
          onRow={(row) => ({ 'data-testid': `count-${row.number}` }) as object}
          empty={<EmptyState>{t(`counts:none.${state}`)}</EmptyState>}
          columns={[
            { title: t('counts:number'), width: 170, render: (_, row) => row.number },
            {
              title: t('counts:scope'),
              width: 150,
              render: (_, row) =>
                [word('count_scope', row.scope), row.abc && word('abc_class', row.abc)]
                  .filter(Boolean)
                  .join(' · '),
            },
            { title: t('counts:note'), ellipsis: true, render: (_, row) => row.note },
            { title: t('counts:made'), width: 130, render: (_, row) => <DateTimeText at={row.made_at} /> },
            { title: t('counts:made_by'), width: 110, ellipsis: true, render: (_, row) => row.made_by_name },
            {
              title: t('counts:decided_by'),
              width: 110,
              ellipsis: true,
              render: (_, row) => row.decided_by_name,
            },
          ]}
        />
      )}
      {list.hasNextPage && (
        <div className={styles.more}>
          <Button
            data-testid="counts-more"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('counts:more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
