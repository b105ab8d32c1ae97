import type { MergeMade } from '@bindings';
import { Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { refusalWords } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { DateTimeText } from '../../kit/DateTimeText';
import { EmptyState } from '../../kit/EmptyState';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';

/** What was made one, and the way back as long as nobody's money stands in it. */
export function MergesMade({ may }: { may: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const undo = useCommand('undo_merge');
  const { data, error } = useRead('list_merges', {});
  return (
    <Panel title={t('customers:duplicates.made')} testId="merges">
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <QuietTable<MergeMade>
          rowKey="id"
          dataSource={data.merges}
          onOpen={(row) =>
            navigate(row.kind === 'customer' ? `/customers/${row.kept_id}` : `/vehicles/${row.kept_id}`)
          }
          empty={<EmptyState>{t('customers:duplicates.no_merges')}</EmptyState>}
          tableLayout="fixed"
          columns={[
            {
              title: t('customers:duplicates.gone'),
              render: (_, row) => (
                <>
                  {row.gone_name} <Quiet>{t(`customers:duplicates.${row.kind}`)}</Quiet>
                </>
              ),
            },
            { title: t('customers:duplicates.kept'), render: (_, row) => row.kept_name },
            { title: t('customers:duplicates.reason'), ellipsis: true, dataIndex: 'reason' },
            { title: t('customers:duplicates.moved'), width: 90, dataIndex: 'rows' },
            { title: t('customers:duplicates.by'), width: 100, dataIndex: 'person_name' },
            {
              title: t('customers:duplicates.at'),
              width: 140,
              render: (_, row) => <DateTimeText at={row.at} />,
            },
            {
              title: '',
              width: 130,
              render: (_, row) =>
                row.undone_at !== null ? (
                  <Tag>{t('customers:duplicates.undone')}</Tag>
                ) : (
                  may && (
                    <ActionButton
                      label={t('customers:duplicates.undo')}
                      size="small"
                      missing={
                        row.problem === null
                          ? []
                          : [
                              refusalWords(t, {
                                code: 'merge',
                                params: { problem: row.problem, name: row.gone_name },
                              }),
                            ]
                      }
                      onAct={() => undo({ id: row.id, version: row.version })}
                      testId={`merge-undo-${row.id}`}
                    />
                  )
                ),
            },
          ]}
        />
      )}
    </Panel>
  );
}
