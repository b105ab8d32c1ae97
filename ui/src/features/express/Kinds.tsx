import type { ExpressKindRow } from '@bindings';
import { Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Nothing, Panel } from '../../kit/Panel';
import { QuietTable } from '../../kit/QuietTable';
import { KindDialog } from './KindDialog';

/** The kinds the shop named, for whoever names them. */
export function Kinds({ rows }: { rows: readonly ExpressKindRow[] }) {
  const { t } = useTranslation();
  const word = useWords();
  const may = useMay('save_express_kind');
  const [edited, setEdited] = useState<number | 'new'>();
  if (!may) return null;
  const row = rows.find(({ kind }) => kind.id === edited);
  return (
    <Panel
      title={t('express:kinds')}
      count={rows.length}
      testId="express-kinds"
      extra={
        <ActionButton
          label={t('express:new_kind')}
          opens
          testId="express-kind-new"
          onAct={() => setEdited('new')}
        />
      }
    >
      <QuietTable<ExpressKindRow>
        rowKey={({ kind }) => kind.id}
        dataSource={[...rows]}
        onOpen={({ kind }) => setEdited(kind.id)}
        empty={<Nothing>{t('express:no_kinds_manager')}</Nothing>}
        columns={[
          { title: t('express:kind_name'), width: 180, render: (_, { kind }) => kind.name },
          {
            title: t('express:kind_items'),
            render: (_, { items }) => items.map((item) => item.name).join(t('words:list_separator')),
          },
          {
            title: t('express:repair_kind'),
            width: 120,
            render: (_, { kind }) => word('repair_kind', kind.repair_kind),
          },
          { width: 90, render: (_, { kind }) => !kind.active && <Tag>{t('express:retired')}</Tag> },
        ]}
      />
      {edited !== undefined && <KindDialog key={edited} row={row} onClose={() => setEdited(undefined)} />}
    </Panel>
  );
}
