import type { Visit } from '@bindings';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import type { RefusalLike } from '../../../i18n/refusal';
import { formatDuration } from '../../../i18n/time';
import { ActionButton } from '../../../kit/ActionButton';
import { useDraft } from '../../../kit/draft';
import { EmptyState } from '../../../kit/EmptyState';
import { WorkPanel } from '../../../kit/Panel';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { isOver } from '../../jobs/atJob';
import { assignmentOf, isChanged, lacksOf, type Plan, planOf, sharedEqually } from '../../workshop/plan';
import { VisitAction } from '../visit/VisitAction';
import { currentJobs, isYours, lineOf } from '../visit/visit';
import { JobPlan } from './JobPlan';

type Plans = Record<string, Plan>;
const none: Plans = {};

/** Who does what, where and when; then the car goes to the workshop. */
export function AssignPanel({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const assign = useCommand('assign_job');
  const release = useCommand('release_to_repair');
  const staff = useRead('list_people', {});
  const home = useRead('foreman_home', {});
  const draft = useDraft<Plans>(`visit/${visit.order.id}/assign`, none);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const jobs = currentJobs(visit).filter((job) => !isOver(job));
  const yours = isYours(visit, 'assign_jobs');
  const busy = new Map(home.data?.technicians.map((load) => [load.person_id, load.minutes_today]));
  const technicians = (staff.data?.people ?? [])
    .filter((person) => staff.data?.workers.includes(person.id))
    .map((person) => {
      const minutes = busy.get(person.id);
      const load = minutes ? t('visits:assign.load', { duration: formatDuration(t, minutes * 60) }) : '';
      const label = [person.name, load].filter(Boolean).join(' · ');
      return { value: person.id, name: person.name, label };
    });

  const rows = jobs.map((job) => ({
    job,
    line: lineOf(visit, job.line_id),
    plan: draft.value[String(job.id)] ?? planOf(job, lineOf(visit, job.line_id)?.hours ?? 0),
  }));
  const unsaved = rows.filter(({ job, plan }) => plan.technicians.length > 0 && isChanged(job, plan));
  const idle = rows.filter(({ plan }) => plan.technicians.length === 0);
  const set = (id: number, plan: Plan) => draft.set((before) => ({ ...before, [String(id)]: plan }));

  const save = async () => {
    setRefusal(undefined);
    for (const { job, plan } of unsaved) await assign(assignmentOf(job, plan));
    draft.clear();
  };
  // A job that has nobody yet waits, and keeps no other from being saved.
  const lacks = unsaved.flatMap(({ plan }) => lacksOf(t, plan)).slice(0, 1);
  const foot = (
    <>
      <VisitAction
        visit={visit}
        action="release_to_repair"
        brings={idle.length === 0 ? ['technicians'] : []}
        lacks={lacks}
        onAct={async () => {
          await save();
          await release({ work_order_id: visit.order.id });
        }}
      />
      {/* Beside the one next action only while there is something to save. */}
      {yours && unsaved.length > 0 && (
        <ActionButton
          label={t('visits:assign.save', { count: unsaved.length })}
          hotkey="F2"
          size="large"
          missing={lacks}
          testId="save-assignment"
          onAct={save}
          onRefused={setRefusal}
        />
      )}
    </>
  );

  return (
    <WorkPanel
      name="assign"
      title={t('visits:assign.title', { count: jobs.length })}
      extra={
        yours &&
        jobs.length > 1 && (
          <Select<number>
            value={null}
            placeholder={t('visits:assign.all_to')}
            aria-label={t('visits:assign.all_to')}
            data-testid="assign-all"
            style={{ minWidth: 200 }}
            options={technicians}
            onChange={(person: number) =>
              draft.set((before) => ({
                ...before,
                ...Object.fromEntries(
                  rows.map(({ job, plan }) => [
                    String(job.id),
                    { ...plan, technicians: sharedEqually([person]) },
                  ]),
                ),
              }))
            }
          />
        )
      }
      foot={foot}
    >
      <RefusalAlert refusal={refusal} />
      {jobs.length === 0 && <EmptyState>{t('visits:assign.empty')}</EmptyState>}
      {rows.map(({ job, line, plan }) => (
        <JobPlan
          key={job.id}
          visit={visit}
          job={job}
          line={line}
          plan={plan}
          technicians={technicians}
          bays={staff.data?.bays ?? visit.bays}
          onChange={yours ? (next) => set(job.id, next) : undefined}
        />
      ))}
    </WorkPanel>
  );
}
