import type { AbcChange, AbcShare } from '@bindings';
import { App, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { ActionButton } from '../../../kit/ActionButton';
import { EmptyState } from '../../../kit/EmptyState';
import { Money } from '../../../kit/Money';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { ListOut } from '../../lists/ListOut';
import styles from './Figures.module.css';

/** The classes as they would be by what was used in a year, for the manager to write. */
export function AbcPanel() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { data, error } = useRead('abc_proposal', {});
  const classify = useCommand('classify_abc');
  if (!data) return error ? <RefusalAlert refusal={error} /> : <Skeleton active />;
  const apply = async () => {
    const { changed } = await classify({ last: data.last });
    message.success(t('figures:abc_applied', { changed }));
  };
  return (
    <Stack gap={16}>
      <Panel
        title={t('figures:abc_of', { first: data.first, last: data.last })}
        testId="abc"
        extra={
          data.may_apply && (
            <ActionButton
              label={t('figures:abc_apply')}
              primary
              size="small"
              missing={data.changes === 0 ? [t('figures:abc_nothing')] : []}
              testId="abc-apply"
              onAct={apply}
            />
          )
        }
      >
        <div className={styles.how}>
          <Quiet>{t('figures:abc_how')}</Quiet>
        </div>
        <QuietTable<AbcShare>
          rowKey="class"
          dataSource={data.shares}
          tableLayout="fixed"
          columns={[
            { title: t('figures:class'), render: (_, row) => row.class.toUpperCase() },
            { title: t('figures:parts_now'), width: 140, align: 'right', render: (_, row) => row.parts_now },
            { title: t('figures:parts_then'), width: 140, align: 'right', render: (_, row) => row.parts },
            {
              title: t('figures:used'),
              width: 150,
              align: 'right',
              render: (_, row) => <Money fen={row.value_used} />,
            },
          ]}
        />
      </Panel>
      <Panel
        title={t('figures:abc_changes')}
        count={data.changes}
        testId="abc-changes"
        extra={<ListOut kind="abc_list" small />}
      >
        <QuietTable<AbcChange>
          rowKey="part_id"
          dataSource={data.parts}
          tableLayout="fixed"
          onOpen={(row) => void navigate(`/store/items/${row.part_id}`)}
          empty={<EmptyState>{t('figures:abc_same')}</EmptyState>}
          columns={[
            { title: t('warnings:column.code'), width: 150, ellipsis: true, render: (_, row) => row.code },
            { title: t('warnings:column.name'), ellipsis: true, render: (_, row) => row.name },
            {
              title: t('figures:class'),
              width: 110,
              render: (_, row) => `${row.was?.toUpperCase() ?? '–'} → ${row.class.toUpperCase()}`,
            },
            {
              title: t('figures:used'),
              width: 150,
              align: 'right',
              render: (_, row) => <Money fen={row.value_used} />,
            },
          ]}
        />
        {data.changes > data.parts.length && (
          <div className={styles.more}>
            <Quiet>{t('figures:abc_more', { shown: data.parts.length, all: data.changes })}</Quiet>
          </div>
        )}
      </Panel>
    </Stack>
  );
}
