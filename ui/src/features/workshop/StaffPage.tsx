import type { WorkerRow } from '@bindings';
import { Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { formatInstant } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { clockText } from '../../kit/lanes';
import { PageHeader } from '../../kit/PageHeader';
import { Nothing, Panel } from '../../kit/Panel';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { AbsenceDialog } from './AbsenceDialog';
import { DriversPanel } from './DriversPanel';
import styles from './Staff.module.css';
import { WorkerDialog } from './WorkerDialog';
import { weekdays } from './workerForm';

/** What technicians can, when they are there and when they are not: the board and its proposals go by it. */
export default function StaffPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error } = useRead('list_staff', {});
  const [edited, setEdited] = useState<number>();
  const [away, setAway] = useState<number>();
  const worker = (id: number | undefined) => data?.workers.find((one) => one.person_id === id);
  const [ofFile, ofAbsence] = [worker(edited), worker(away)];
  return (
    <>
      <PageHeader
        title={t('workshop:staff.title')}
        actions={
          <>
            <ActionButton
              label={t('workshop:figures.title')}
              opens
              onAct={() => navigate('/workshop/figures')}
              testId="to-figures"
            />
            <ActionButton
              label={t('workshop:staff.to_board')}
              opens
              onAct={() => navigate('/workshop')}
              testId="to-board"
            />
          </>
        }
      />
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data?.workers.length === 0 && <Nothing>{t('workshop:empty.technicians')}</Nothing>}
      <div className={styles.people}>
        {data?.workers.map((one) => (
          <WorkerPanel
            key={one.person_id}
            worker={one}
            onEdit={() => setEdited(one.person_id)}
            onAway={() => setAway(one.person_id)}
          />
        ))}
      </div>
      <DriversPanel />
      {ofFile && <WorkerDialog worker={ofFile} onClose={() => setEdited(undefined)} />}
      {ofAbsence && <AbsenceDialog worker={ofAbsence} onClose={() => setAway(undefined)} />}
    </>
  );
}

interface WorkerPanelProps {
  worker: WorkerRow;
  onEdit: () => void;
  onAway: () => void;
}

function WorkerPanel({ worker, onEdit, onAway }: WorkerPanelProps) {
  const { t } = useTranslation();
  const word = useWords();
  const callOff = useCommand('call_off_absence');
  const { file, lapsed, absences } = worker;
  const id = worker.person_id;
  return (
    <Panel
      title={worker.name}
      padded
      testId={`worker-${id}`}
      extra={
        <Row gap={8}>
          <ActionButton label={t('workshop:staff.edit')} opens testId={`worker-edit-${id}`} onAct={onEdit} />
          <ActionButton label={t('workshop:staff.away')} opens testId={`worker-away-${id}`} onAct={onAway} />
        </Row>
      }
    >
      <dl className={styles.facts}>
        <dt>{t('workshop:staff.skills')}</dt>
        <dd>
          {!file || file.skills.length === 0
            ? t('workshop:staff.skills_unsaid')
            : file.skills.map(({ trade, level }) => (
                <Tag key={trade}>{`${word('trade', trade)} ${word('skill_level', level)}`}</Tag>
              ))}
        </dd>
        <dt>{t('workshop:staff.certificates')}</dt>
        <dd>
          {!file || file.certificates.length === 0
            ? t('workshop:staff.none')
            : file.certificates.map((one, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a certificate has no number of its own
                <Tag key={place} color={lapsed.includes(place) ? 'red' : undefined}>
                  {[
                    one.name,
                    one.number,
                    one.valid_until && t('workshop:staff.until', { day: one.valid_until }),
                    lapsed.includes(place) && t('workshop:staff.lapsed'),
                  ]
                    .filter(Boolean)
                    .join(' ')}
                </Tag>
              ))}
        </dd>
        <dt>{t('workshop:staff.shifts')}</dt>
        <dd>
          {!file || file.shifts.length === 0
            ? t('workshop:staff.shifts_of_shop')
            : file.shifts.map((one) => (
                <Tag key={`${one.weekday}-${one.begins_minute}`}>
                  {`${t(`words:weekday.${weekdays[one.weekday - 1] ?? 'monday'}`)} ${clockText(one.begins_minute)}–${clockText(one.ends_minute)}`}
                </Tag>
              ))}
        </dd>
        <dt>{t('workshop:staff.absences')}</dt>
        <dd>
          {absences.length === 0
            ? t('workshop:staff.none')
            : absences.map((absence) => (
                <Row key={absence.id} gap={8} wrap>
                  <span>
                    {`${word('absence_kind', absence.kind)} ${formatInstant(t, absence.begins_at)} – ${formatInstant(t, absence.ends_at)} ${absence.note}`}
                  </span>
                  <ActionButton
                    label={t('workshop:staff.call_off')}
                    testId={`absence-off-${absence.id}`}
                    onAct={() => callOff({ id: absence.id, version: absence.version })}
                  />
                </Row>
              ))}
        </dd>
      </dl>
    </Panel>
  );
}
