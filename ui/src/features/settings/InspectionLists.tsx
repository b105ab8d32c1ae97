import { type InspectionKind, type InspectionList, OWN_ITEM } from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { limitsText } from '../../i18n/measured';
import { formatInstant } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { Nothing, Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { whole } from '../../kit/whole';
import { InspectionListDialog } from './InspectionListDialog';

const keyOf = ({ kind, trade }: InspectionList) => `${kind}/${trade ?? 'all'}`;

const kinds = whole<InspectionKind>()(['self_inspection', 'final']);

/** What is looked at before work is handed on and before a car goes back: on every car, and by trade. */
export function InspectionLists() {
  const { t } = useTranslation();
  const word = useWords();
  const { data, error } = useRead('list_inspection_lists', {});
  const [edited, setEdited] = useState<string>();
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return <Skeleton active />;
  // As it holds now: what somebody else writes meanwhile is told where it is being typed.
  const open = data.lists.find((list) => keyOf(list) === edited);
  const content = ({ kind, template_items }: InspectionList) =>
    template_items
      .map((item) => {
        const name = item.code === OWN_ITEM ? item.name : word(`${kind}_item`, item.code);
        return [name, item.unit && (limitsText(t, item) || item.unit)].filter(Boolean).join(' ');
      })
      .join(t('words:list_separator'));
  return (
    <Stack gap={16}>
      {kinds.map((kind) => (
        <Panel key={kind} title={word('inspection_kind', kind)} testId={`inspection-lists-${kind}`}>
          <QuietTable<InspectionList>
            rowKey={({ trade }) => trade ?? ''}
            dataSource={data.lists.filter((list) => list.kind === kind)}
            onOpen={(list) => setEdited(keyOf(list))}
            onRow={({ trade }) => ({ 'data-testid': `inspection-list-${kind}-${trade ?? 'all'}` }) as object}
            empty={<Nothing>{t('settings:inspections.none')}</Nothing>}
            tableLayout="fixed"
            columns={[
              {
                title: t('settings:inspections.for'),
                width: 140,
                render: (_, { trade }) =>
                  trade ? word('trade', trade) : t('settings:inspections.every_car'),
              },
              {
                title: t('settings:inspections.items'),
                render: (_, list) => content(list) || t('settings:inspections.none'),
              },
              {
                title: t('settings:inspections.edition'),
                width: 200,
                render: (_, { edition, written_by, written_at }) =>
                  written_at
                    ? [edition, written_by, formatInstant(t, written_at)].join(' · ')
                    : t('settings:inspections.not_written'),
              },
            ]}
          />
        </Panel>
      ))}
      <Quiet as="p">{t('settings:inspections.explained')}</Quiet>
      {open && <InspectionListDialog list={open} onClose={() => setEdited(undefined)} />}
    </Stack>
  );
}
