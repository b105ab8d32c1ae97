import type { CheckInKind, CheckInListNow } from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { formatInstant } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { CheckInListDialog } from './CheckInListDialog';

/** What is looked at when a car comes in, a list for each kind of car. */
export function CheckInLists() {
  const { t } = useTranslation();
  const word = useWords();
  const { data, error } = useRead('list_check_in_lists', {});
  const [edited, setEdited] = useState<CheckInKind>();
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return <Skeleton active />;
  // As it is now: what somebody else saves meanwhile is told where it is being typed.
  const open = data.lists.find(({ list }) => list.kind === edited);
  const content = ({ list }: CheckInListNow) =>
    list.items
      .filter((item) => item.active)
      .map((item) => item.name || word('walk_around_item', item.code))
      .join(t('words:list_separator'));
  const edition = ({ list, saved_by: name }: CheckInListNow) =>
    [
      t('settings:check_in_lists.edition', { edition: list.edition }),
      list.saved_at === null
        ? t('settings:check_in_lists.starting')
        : t('settings:check_in_lists.by', { name, at: formatInstant(t, list.saved_at) }),
    ].join(' · ');
  return (
    <Stack gap={16}>
      <Panel title={t('settings:section.check_in_lists')}>
        <QuietTable<CheckInListNow>
          rowKey={({ list }) => list.kind}
          dataSource={data.lists}
          onOpen={({ list }) => setEdited(list.kind)}
          onRow={({ list }) => ({ 'data-testid': `check-in-list-${list.kind}` }) as object}
          tableLayout="fixed"
          columns={[
            {
              title: t('settings:check_in_lists.kind'),
              width: 170,
              render: (_, { list }) => word('check_in_kind', list.kind),
            },
            { title: t('settings:check_in_lists.items'), render: (_, now) => content(now) },
            {
              title: t('settings:check_in_lists.state'),
              width: 150,
              render: (_, now) => (
                <>
                  {t(`settings:check_in_lists.${now.list.active ? 'on' : 'off'}`)}
                  <br />
                  <Quiet>{edition(now)}</Quiet>
                </>
              ),
            },
          ]}
        />
      </Panel>
      <Quiet as="p">{t('settings:check_in_lists.explained')}</Quiet>
      {open && <CheckInListDialog list={open.list} onClose={() => setEdited(undefined)} />}
    </Stack>
  );
}
