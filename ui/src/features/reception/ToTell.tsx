import type { AdvisorHome } from '@bindings';
import { useTranslation } from 'react-i18next';
import { carRow } from '../../kit/carRow';
import { Panel } from '../../kit/Panel';
import { QueueList } from '../../kit/QueueList';

interface ToTellProps {
  rows: AdvisorHome['to_tell'];
  onOpen: (row: { id: number }) => void;
}

/** Whose customer does not know yet that their car is ready, or that it takes longer; nothing while all know. */
export function ToTell({ rows, onOpen }: ToTellProps) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <Panel title={t('reception:to_tell.title')} count={rows.length} testId="panel-to-tell">
      <QueueList
        label={t('reception:to_tell.title')}
        empty={null}
        onOpen={onOpen}
        rows={rows.map(({ row, to_tell, by_name }) => ({
          ...carRow(row),
          promised: undefined,
          since: to_tell.since,
          detail: [
            t(`reception:to_tell.${to_tell.matter === 'ready' ? 'ready' : 'promise'}`, {
              by: by_name,
              reason: to_tell.reason,
            }),
            row.customer_phone,
            to_tell.tries > 0 && t('reception:to_tell.tries', { number: to_tell.tries }),
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </Panel>
  );
}
