import type { WorkPackage } from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { formatQuantity } from '../../i18n/amounts';
import { ActionButton } from '../../kit/ActionButton';
import { Nothing, Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { Stack } from '../../kit/Stack';
import { ListOut } from '../lists/ListOut';
import { WorkPackageDialog } from './WorkPackageDialog';

/** What is done together under one word: 小保养, 大保养. */
export function WorkPackages() {
  const { t } = useTranslation();
  const { data, error } = useRead('list_work_packages', {});
  const [edited, setEdited] = useState<WorkPackage | 'new'>();
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return <Skeleton active />;
  const content = (known: WorkPackage) =>
    known.works
      .map((work) =>
        work.kind === 'part' ? `${work.name} ${formatQuantity(work.quantity)}${work.unit}` : work.name,
      )
      .join(t('words:list_separator'));
  return (
    <Stack gap={16}>
      <Panel
        title={t('settings:section.work_packages')}
        extra={
          <Row gap={8}>
            <ListOut kind="package_list" label={t('settings:catalogue.out')} />
            <ActionButton
              label={t('settings:work_packages.new')}
              testId="work-package-new"
              onAct={() => setEdited('new')}
            />
          </Row>
        }
      >
        <QuietTable<WorkPackage>
          rowKey="id"
          dataSource={data.packages}
          onOpen={setEdited}
          onRow={(known) => ({ 'data-testid': `work-package-${known.id}` }) as object}
          empty={<Nothing>{t('settings:work_packages.empty')}</Nothing>}
          tableLayout="fixed"
          columns={[
            { title: t('settings:catalogue.code'), dataIndex: 'code', width: 100, ellipsis: true },
            { title: t('settings:catalogue.name'), dataIndex: 'name', width: 220, ellipsis: true },
            { title: t('settings:work_packages.works'), render: (_, known) => content(known) },
            {
              title: t('settings:catalogue.shelf'),
              width: 96,
              render: (_, known) => t(`settings:catalogue.${known.active ? 'in_use' : 'retired'}`),
            },
          ]}
        />
      </Panel>
      <Quiet as="p">{t('settings:work_packages.explained')}</Quiet>
      {edited && (
        <WorkPackageDialog
          known={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Stack>
  );
}
