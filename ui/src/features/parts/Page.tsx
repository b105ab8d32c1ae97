import type { PartsCar } from '@bindings';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { EmptyState } from '../../kit/EmptyState';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { CarParts } from './CarParts';
import { piles } from './picking';

/** What the parts counter lays ready for the cars in the workshop; whose work stands still for it comes first. */
export default function PartsPage() {
  const { t } = useTranslation();
  const { data, error } = useRead('parts_home', {});
  return (
    <>
      <PageHeader title={t('parts:title')} />
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && data.cars.length === 0 && (
        <Panel title={t('parts:ahead')} testId="panel-parts-ahead">
          <EmptyState>{t('parts:empty')}</EmptyState>
        </Panel>
      )}
      {data && <Piles cars={data.cars} />}
    </>
  );
}

function Piles({ cars }: { cars: readonly PartsCar[] }) {
  const { t } = useTranslation();
  const { waiting, ahead, done } = piles(cars);
  const all = [
    { name: 'waiting', cars: waiting },
    { name: 'ahead', cars: ahead },
    { name: 'done', cars: done },
  ];
  return (
    <Stack gap={16}>
      {all
        .filter((pile) => pile.cars.length > 0)
        .map((pile) => (
          <Panel
            key={pile.name}
            title={t(`parts:${pile.name}`)}
            count={pile.cars.length}
            testId={`panel-parts-${pile.name}`}
          >
            {pile.cars.map((car) => (
              <CarParts key={car.work_order_id} car={car} />
            ))}
          </Panel>
        ))}
    </Stack>
  );
}
