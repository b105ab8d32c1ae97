import type { Recall } from '@bindings';
import { Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { EmptyState } from '../../kit/EmptyState';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { RecallDialog } from './RecallDialog';

/** What makers want done to their cars: typed once, and from then on told on every car it is about. */
export default function RecallsPage() {
  const { t } = useTranslation();
  const word = useWords();
  const mayEdit = useMay('save_recall');
  const { data, error } = useRead('list_recalls', {});
  const [edited, setEdited] = useState<Recall | 'new'>();
  return (
    <>
      <PageHeader
        title={t('history:recall.title')}
        actions={
          mayEdit && (
            <ActionButton
              label={t('history:recall.add')}
              hotkey="F4"
              opens
              testId="recall-add"
              onAct={() => setEdited('new')}
            />
          )
        }
      />
      <Panel testId="recalls">
        <RefusalAlert refusal={error} />
        {!data && !error && <Skeleton active />}
        {data && (
          <QuietTable<Recall>
            rowKey="id"
            dataSource={data.recalls}
            empty={<EmptyState>{t('history:recall.none')}</EmptyState>}
            {...(mayEdit ? { onOpen: setEdited } : {})}
            columns={[
              {
                title: t('words:field.name'),
                render: (_, recall) => (
                  <>
                    {recall.safety && <Tag color="red">{t('history:recall.safety')}</Tag>}
                    {recall.name}
                  </>
                ),
              },
              { title: word('field', 'recall_number'), width: 150, dataIndex: 'recall_number' },
              { title: word('field', 'vin_from'), width: 190, dataIndex: 'vin_from' },
              { title: word('field', 'vin_to'), width: 190, dataIndex: 'vin_to' },
              {
                title: t('history:recall.state'),
                width: 90,
                render: (_, { active }) => t(active ? 'history:recall.runs' : 'history:recall.ended'),
              },
            ]}
          />
        )}
      </Panel>
      {edited && (
        <RecallDialog recall={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </>
  );
}
