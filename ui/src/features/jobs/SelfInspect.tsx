import type { QueueRow as Car } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ActionButton } from '../../kit/ActionButton';
import { carRow } from '../../kit/carRow';
import { Nothing, Panel } from '../../kit/Panel';
import { QueueList } from '../../kit/QueueList';

/** The cars whose work is done and which wait for the technician's own check. */
export function SelfInspect({ cars }: { cars: readonly Car[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Panel title={t('jobs:to_self_inspect')} count={cars.length} testId="panel-self-inspect">
      <QueueList
        roomy
        label={t('jobs:to_self_inspect')}
        empty={<Nothing>{t('jobs:none_to_self_inspect')}</Nothing>}
        onOpen={({ id }) => navigate(`/visits/${id}`)}
        rows={cars.map((car) => ({
          ...carRow(car),
          title: [car.make, car.model].filter(Boolean).join(' ') || car.number,
          detail: car.symptom,
          since: undefined,
          aside: (
            <ActionButton
              primary
              size="large"
              label={t('jobs:inspect')}
              onAct={() => navigate(`/visits/${car.work_order_id}`)}
              testId={`inspect-own-${car.work_order_id}`}
            />
          ),
        }))}
      />
    </Panel>
  );
}
