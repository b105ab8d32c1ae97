import type { PartsCar, PartsRow } from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { paperOf, useIsHanded } from '../../api/documents';
import { useRead } from '../../api/read';
import { DocumentPreview } from '../../kit/DocumentPreview';
import { EmptyState } from '../../kit/EmptyState';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import type { AtHand } from './atHand';
import { CarParts } from './CarParts';
import { LinkDialog } from './LinkDialog';
import { Overdue } from './Overdue';
import { piles } from './picking';
import { ScanField, usePickByCode } from './ScanField';
import { TakeBackDialog } from './TakeBackDialog';

/** What the parts counter lays ready for the cars in the workshop; whose work stands still for it comes first. */
export default function PartsPage() {
  const { t } = useTranslation();
  const { data, error } = useRead('parts_home', {});
  const keeps = useMay('issue_parts');
  const [issuing, setIssuing] = useState<number>();
  const [box, setBox] = useState('');
  const issue = (line: number | undefined, scanned = '') => {
    setIssuing(line);
    setBox(scanned);
  };
  const [returning, setReturning] = useState<PartsRow>();
  const [linking, setLinking] = useState<PartsRow>();
  const pick = usePickByCode(data?.cars ?? [], issuing, issue);
  const isHanded = useIsHanded('issue_slip');
  const [slip, setSlip] = useState<PartsCar>();
  const hand: AtHand = {
    issuing,
    issue,
    box,
    scanned: pick,
    takeBack: setReturning,
    link: setLinking,
    slip: isHanded ? setSlip : undefined,
    keeps,
  };
  return (
    <>
      <PageHeader title={t('parts:title')} />
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      <Overdue />
      {data && keeps && data.cars.length > 0 && <ScanField onCode={pick} />}
      {data && data.cars.length === 0 && (
        <Panel title={t('parts:ahead')} testId="panel-parts-ahead">
          <EmptyState>{t('parts:empty')}</EmptyState>
        </Panel>
      )}
      {data && <Piles cars={data.cars} hand={hand} />}
      <TakeBackDialog row={returning} onClose={() => setReturning(undefined)} />
      <LinkDialog row={linking} onClose={() => setLinking(undefined)} />
      <DocumentPreview
        open={slip !== undefined}
        source={slip && paperOf('issue_slip', slip.work_order_id, slip.number)}
        version={slip?.work_order_id ?? 0}
        onClose={() => setSlip(undefined)}
      />
    </>
  );
}

function Piles({ cars, hand }: { cars: readonly PartsCar[]; hand: AtHand }) {
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
              <CarParts key={car.work_order_id} car={car} hand={hand} />
            ))}
          </Panel>
        ))}
    </Stack>
  );
}
