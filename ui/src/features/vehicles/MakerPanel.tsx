import type { MakerPeriod, Repeated, VehiclePage } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../api/call';
import { formatDay } from '../../i18n/time';
import { ActionButton } from '../../kit/ActionButton';
import { Fact, Facts } from '../../kit/Facts';
import { Panel } from '../../kit/Panel';
import { Stack } from '../../kit/Stack';
import { MakerDialog } from './MakerDialog';
import styles from './Vehicles.module.css';

/** 三包: what the maker owes by law, and how much of what makes a car be exchanged it has used up. */
export function MakerPanel({ page }: { page: VehiclePage }) {
  const { t } = useTranslation();
  const mayEdit = useMay('save_maker_warranty');
  const [editing, setEditing] = useState(false);
  const { maker } = page;
  if (!maker && !mayEdit) return null;
  return (
    <Panel
      title={t('history:maker.title')}
      padded
      testId="vehicle-maker"
      extra={
        mayEdit && (
          <ActionButton
            label={t(maker ? 'history:maker.edit' : 'history:maker.enter')}
            size="small"
            opens
            testId="maker-edit"
            onAct={() => setEditing(true)}
          />
        )
      }
    >
      {maker ? (
        <Stack gap={8}>
          <Facts gap="12px 20px">
            <Period label={t('history:maker.exchange')} period={maker.exchange} testId="maker-exchange" />
            <Period label={t('history:maker.repair')} period={maker.repair} testId="maker-repair" />
            <Fact label={t('history:maker.days')} testId="maker-days">
              <span className={maker.days_over ? styles.overdue : maker.days_near ? styles.late : undefined}>
                {t('history:maker.days_of', { days: maker.days, most: maker.max_days })}
              </span>
            </Fact>
            <Fact label={t('history:maker.faults')} testId="maker-faults">
              <Counted counted={maker.faults} most={maker.max_same} />
            </Fact>
            <Fact label={t('history:maker.parts')} testId="maker-parts">
              <Counted counted={maker.parts} />
            </Fact>
            {maker.warranty.note !== '' && (
              <Fact wide label={t('vehicles:field.note')}>
                {maker.warranty.note}
              </Fact>
            )}
          </Facts>
          {maker.repairs.map((repair) => (
            <span key={repair.work_order_id}>
              <Link to={`/visits/${repair.work_order_id}`}>{repair.number}</Link>{' '}
              {t(repair.goes_on ? 'history:maker.stands' : 'history:maker.stood', { days: repair.days })}
              {repair.owes_a_car && <strong className={styles.late}> {t('history:maker.owes_a_car')}</strong>}
            </span>
          ))}
        </Stack>
      ) : (
        <p className={styles.hint}>{t('history:maker.none')}</p>
      )}
      {editing && <MakerDialog page={page} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

/** Over is said in words as well: colour is never the only sign. */
function Period({ label, period, testId }: { label: string; period: MakerPeriod; testId: string }) {
  const { t } = useTranslation();
  const until = { day: formatDay(t, period.until), km: period.until_km };
  return (
    <Fact label={label} testId={testId}>
      {period.runs ? (
        t('history:maker.runs', until)
      ) : (
        <span className={styles.late}>{t('history:maker.over', until)}</span>
      )}
    </Fact>
  );
}

function Counted({ counted, most }: { counted: readonly Repeated[]; most?: number }) {
  const { t } = useTranslation();
  if (counted.length === 0) return <>–</>;
  return counted.map(({ name, times, near, over }) => (
    <div key={name} className={over ? styles.overdue : near ? styles.late : undefined}>
      {most === undefined
        ? t('history:maker.times', { name, times })
        : t('history:maker.times_of', { name, times, most })}
    </div>
  ));
}
