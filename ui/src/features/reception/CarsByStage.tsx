import type { CarProgress, QueueRow } from '@bindings';
import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session';
import { progressLine } from '../../i18n/progress';
import { useWords } from '../../i18n/words';
import { carRow } from '../../kit/carRow';
import { EmptyState } from '../../kit/EmptyState';
import { Panel } from '../../kit/Panel';
import { QueueList } from '../../kit/QueueList';
import { RiskFirst } from '../../kit/RiskMark';
import styles from './Page.module.css';
import { byStage, ofAdvisor } from './stages';

interface CarsByStageProps {
  cars: readonly QueueRow[];
  /** How far each of them is. */
  progress: readonly CarProgress[];
  onOpen: (row: { id: number }) => void;
  /** What brings the first car in. */
  action: ReactNode;
}

const place = 'workbay.reception.cars';
type Whose = 'mine' | 'all';

/** The cars in the shop by stage: one's own, or everybody's. */
export function CarsByStage({ cars, progress, onOpen, action }: CarsByStageProps) {
  const { t } = useTranslation();
  const word = useWords();
  const session = useSession();
  const [chosen, setChosen] = useState(localStorage.getItem(place));
  const mine = session ? ofAdvisor(cars, session.person_id) : [];
  // Until somebody chooses, an advisor sees the own cars, and who has none sees what there is.
  const whose: Whose =
    chosen === 'mine' || chosen === 'all' ? chosen : mine.length === 0 && cars.length > 0 ? 'all' : 'mine';
  const shown = whose === 'mine' ? mine : cars;
  const groups = byStage(shown);
  const far = new Map(progress.map((one) => [one.work_order_id, one.progress]));
  // What is read out when the customer calls; what their car came for stands behind it.
  const told = (car: QueueRow) => {
    const one = far.get(car.work_order_id);
    const said = [[car.make, car.model].filter(Boolean).join(' '), one && progressLine(t, one), car.symptom]
      .filter(Boolean)
      .join(' · ');
    return <RiskFirst promise={one}>{said}</RiskFirst>;
  };

  return (
    <Panel
      title={t('reception:cars')}
      count={shown.length}
      testId="panel-cars"
      extra={
        <Segmented<Whose>
          value={whose}
          onChange={(next) => {
            localStorage.setItem(place, next);
            setChosen(next);
          }}
          options={(['mine', 'all'] as const).map((code) => ({
            value: code,
            label: <span data-testid={`cars-${code}`}>{t(`reception:whose.${code}`)}</span>,
          }))}
        />
      }
    >
      {groups.length === 0 && (
        <EmptyState action={action}>
          {cars.length === 0
            ? t('reception:empty.cars')
            : t('reception:empty.my_cars', { others: cars.length })}
        </EmptyState>
      )}
      {groups.map((group) => (
        <div key={group.stage}>
          <h3 className={styles.stage}>
            {word('stage', group.stage)} <span>{group.cars.length}</span>
          </h3>
          <QueueList
            label={word('stage', group.stage)}
            empty={null}
            onOpen={onOpen}
            amber={120}
            red={480}
            rows={group.cars.map((car) => ({
              ...carRow(car),
              detail: told(car),
              // Who looks at everybody's cars asks whose they are.
              title: whose === 'all' ? `${car.customer_name} · ${car.advisor_name}` : car.customer_name,
              // A promise says how late a car is; the age says it only where nothing was promised.
              since: car.promised_at === null ? car.stage_since : undefined,
            }))}
          />
        </div>
      ))}
    </Panel>
  );
}
