import type { OutsideOfCar } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../i18n/time';
import { Panel } from '../../kit/Panel';
import { QueueList } from '../../kit/QueueList';
import { Quiet } from '../../kit/Quiet';

interface OutsideProps {
  rows: readonly OutsideOfCar[];
  onOpen: (row: { id: number }) => void;
}

/** What of the cars is at other houses, what is due first before the rest; nothing while all is here. */
export function Outside({ rows, onOpen }: OutsideProps) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  const how = (standing: OutsideOfCar['outside']['standing']) =>
    rows.filter(({ outside }) => outside.standing === standing).length;
  const counts = { due: how('due'), overdue: how('overdue') };
  return (
    <Panel
      title={t('reception:outside.title')}
      count={rows.length}
      extra={counts.due + counts.overdue > 0 && <Quiet>{t('reception:outside.counts', counts)}</Quiet>}
      testId="panel-outside"
    >
      <QueueList
        label={t('reception:outside.title')}
        empty={null}
        // Of one car several things may be away: a row is known by the thing, and leads to its car.
        onOpen={({ id }) => {
          const row = rows.find(({ outside }) => outside.id === id);
          if (row) onOpen({ id: row.outside.work_order_id });
        }}
        rows={rows.map(({ outside, plate, plate_colour, ...car }) => ({
          id: outside.id,
          plate,
          plateColour: plate_colour,
          title: [car.make, car.model].filter(Boolean).join(' ') || car.number,
          detail: [
            t('reception:outside.row', outside),
            t(`words:outside_standing.${outside.standing}`, { day: formatDay(t, outside.due_back_on) }),
          ].join(' · '),
        }))}
      />
    </Panel>
  );
}
