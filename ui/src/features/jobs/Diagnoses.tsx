import type { Diagnosis } from '@bindings';
import { Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { ActionButton } from '../../kit/ActionButton';
import type { CarOfDialog } from '../../kit/CarTitle';
import { DateTimeText } from '../../kit/DateTimeText';
import { Nothing } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import styles from './Diagnoses.module.css';
import { DiagnosisDialog } from './DiagnosisDialog';

/** What was found out about a car: symptom, cause, codes and values, and what was done. */
export function Diagnoses({ visit, car, symptom }: { visit: number; car: CarOfDialog; symptom: string }) {
  const { t } = useTranslation();
  const { data, error } = useRead('visit_diagnoses', { work_order_id: visit });
  const similar = useRead('similar_faults', { work_order_id: visit }).data?.faults ?? [];
  const [edited, setEdited] = useState<number | 'new'>();
  if (error) return <RefusalAlert refusal={error} />;
  const rows = data?.diagnoses ?? [];
  const open = rows.find(({ diagnosis }) => diagnosis.id === edited)?.diagnosis;
  return (
    <div data-testid="diagnoses">
      {data && rows.length === 0 && <Nothing>{t('jobs:diagnosis.none')}</Nothing>}
      <ul className={styles.list}>
        {rows.map(({ diagnosis, person_name }) => (
          <li key={diagnosis.id} className={styles.one} data-testid={`diagnosis-${diagnosis.id}`}>
            <span>
              <strong>{diagnosis.symptom}</strong> <Standing diagnosis={diagnosis} />
            </span>
            {diagnosis.cause && (
              <span>
                {t('jobs:diagnosis.cause')}: {diagnosis.cause}
              </span>
            )}
            <Codes label={t('jobs:diagnosis.codes_before')} codes={diagnosis.codes_before} />
            <Codes label={t('jobs:diagnosis.codes_after')} codes={diagnosis.codes_after} />
            {diagnosis.readings.map((reading) => (
              <span key={reading.name}>
                {reading.name}: {reading.before || '–'} → {reading.after || '–'} {reading.unit}
              </span>
            ))}
            {diagnosis.remedy && (
              <span>
                {t('jobs:diagnosis.remedy')}: {diagnosis.remedy}
              </span>
            )}
            <Quiet>
              <DateTimeText at={diagnosis.at} /> {t('jobs:diagnosis.by', { name: person_name })}
            </Quiet>
            {data?.may_write && (
              <span>
                <ActionButton
                  label={t('jobs:diagnosis.edit')}
                  opens
                  testId={`diagnosis-edit-${diagnosis.id}`}
                  onAct={() => setEdited(diagnosis.id)}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
      {similar.length > 0 && (
        <section data-testid="similar-faults">
          <h4>{t('jobs:diagnosis.similar')}</h4>
          <ul className={styles.list}>
            {similar.map((one) => (
              <li key={`${one.work_order_id}-${one.at}`} className={styles.one}>
                <strong>{one.symptom}</strong>
                <span>
                  {t('jobs:diagnosis.cause')}: {one.cause}
                </span>
                <Codes label={t('jobs:diagnosis.codes_before')} codes={one.codes_before} />
                {one.remedy && (
                  <span>
                    {t('jobs:diagnosis.remedy')}: {one.remedy}
                  </span>
                )}
                <Quiet>
                  <DateTimeText at={one.at} /> {one.number}
                </Quiet>
              </li>
            ))}
          </ul>
        </section>
      )}
      {data?.may_write && (
        <ActionButton
          label={t('jobs:diagnosis.add')}
          opens
          testId="diagnosis-add"
          onAct={() => setEdited('new')}
        />
      )}
      {edited !== undefined && (
        <DiagnosisDialog
          key={edited}
          visit={visit}
          car={car}
          before={open}
          symptom={symptom}
          similar={similar}
          onClose={() => setEdited(undefined)}
        />
      )}
    </div>
  );
}

function Standing({ diagnosis }: { diagnosis: Diagnosis }) {
  const { t } = useTranslation();
  if (diagnosis.cause === '') return <Tag color="orange">{t('jobs:diagnosis.open')}</Tag>;
  return diagnosis.remedy === '' ? null : <Tag color="green">{t('jobs:diagnosis.done')}</Tag>;
}

function Codes({ label, codes }: { label: string; codes: readonly string[] }) {
  if (codes.length === 0) return null;
  return (
    <span>
      {label}: {codes.join(' ')}
    </span>
  );
}
