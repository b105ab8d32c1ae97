import type { AdvisorHome } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { carRow } from '../../kit/carRow';
import { Panel } from '../../kit/Panel';
import { QueueList } from '../../kit/QueueList';

interface PromisesMovedProps {
  rows: AdvisorHome['promises_moved'];
  onOpen: (row: { id: number }) => void;
}

/**
 * Own cars whose promise somebody else moved, with the customer knowing: who answers for them is called about it next,
 * and takes each off the list once they have seen it. Nothing while all is seen.
 */
export function PromisesMoved({ rows, onOpen }: PromisesMovedProps) {
  const { t } = useTranslation();
  const word = useWords();
  const see = useCommand('note_promise_seen');
  if (rows.length === 0) return null;
  return (
    <Panel title={t('reception:moved.title')} count={rows.length} testId="panel-promises-moved">
      <QueueList
        label={t('reception:moved.title')}
        empty={null}
        onOpen={onOpen}
        rows={rows.map(({ row, moved, by_name }) => ({
          ...carRow(row),
          since: undefined,
          detail: t('reception:moved.row', {
            by: by_name,
            reason: moved.reason,
            name: moved.heard_by,
            means: word('word_means', moved.means),
          }),
          aside: (
            <ActionButton
              size="small"
              label={t('reception:moved.seen')}
              onAct={() => see({ work_order_id: row.work_order_id, moved_at: moved.at })}
              testId={`promise-seen-${row.work_order_id}`}
            />
          ),
        }))}
      />
    </Panel>
  );
}
