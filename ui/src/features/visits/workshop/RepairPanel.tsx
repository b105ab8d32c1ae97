import { SELF_INSPECTION_CODES, type Visit } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { useSession } from '../../../api/session';
import type { RefusalLike } from '../../../i18n/refusal';
import { useDraft } from '../../../kit/draft';
import { EmptyState } from '../../../kit/EmptyState';
import { Field } from '../../../kit/Field';
import { WorkPanel } from '../../../kit/Panel';
import { Phrases } from '../../../kit/Phrases';
import { Stack } from '../../../kit/Stack';
import { type KeptSignature, useSigned } from '../../../kit/signed';
import { isOver } from '../../jobs/atJob';
import { usePhotosSigned } from '../../photos/signedPhotos';
import { VisitFindings } from '../findings/VisitFindings';
import { Checklist } from '../inspections/Checklist';
import { itemsOf, type Looked, listOf, unseen, wantedOf } from '../inspections/items';
import { OwnSignature } from '../inspections/OwnSignature';
import { checkedPhrases } from '../inspections/phrases';
import { VisitAction } from '../visit/VisitAction';
import { actionOf, currentJobs } from '../visit/visit';
import styles from './repair.module.css';
import { VisitJob } from './VisitJob';

interface Typed extends KeptSignature {
  looked: Looked;
  note: string;
}

const blank: Typed = { looked: {}, note: '', signature: null };

/** The work at the car: jobs begun, paused and finished, what was found, and the technician's own check. */
export function RepairPanel({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const submit = useCommand('submit_self_inspection');
  const draft = useDraft(`visit/${visit.order.id}/self_inspection`, blank);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const jobs = currentJobs(visit);
  const allOver = jobs.length > 0 && jobs.every(isOver);
  const submits = actionOf(visit, 'submit_self_inspection');
  // Who cannot sign for it fills nothing in: the button says who can.
  const maySubmit = submits?.yours && !submits.missing.some(({ what }) => what === 'other_signer');
  const photos = usePhotosSigned(visit.order.id)?.inspection_report;
  const work = useRead('get_work_asked', { work_order_id: visit.order.id }).data;
  // Until the host has told the shop's list, the one every shop begins with stands there.
  const wanted = wantedOf(visit, work?.own_list ?? listOf(SELF_INSPECTION_CODES), work?.jobs);
  const open = unseen(draft.value.looked, wanted);
  const report = { items: itemsOf(draft.value.looked, wanted), note: draft.value.note.trim() };
  const me = useSession()?.person_id;
  const signing = useSigned(
    JSON.stringify([me, report, photos]),
    draft.value,
    (patch) => draft.set((before) => ({ ...before, ...patch })),
    photos !== undefined,
  );

  return (
    <WorkPanel
      name="repair"
      title={t('visits:repair.title', { count: jobs.filter((job) => !isOver(job)).length })}
      foot={
        <VisitAction
          visit={visit}
          action="submit_self_inspection"
          lacks={
            allOver && maySubmit && open > 0
              ? [{ says: t('visits:inspection.unseen', { count: open }), at: 'checklist' }]
              : []
          }
          onRefused={setRefusal}
          onAct={async () => {
            setRefusal(undefined);
            const { value: signature } = signing;
            await submit({ work_order_id: visit.order.id, ...report, signature, photos: photos ?? '' });
            draft.clear();
          }}
        />
      }
    >
      {jobs.length === 0 && <EmptyState>{t('visits:repair.empty')}</EmptyState>}
      <Stack gap={12}>
        {jobs.map((job) => (
          <VisitJob key={job.id} visit={visit} job={job} />
        ))}
      </Stack>
      <VisitFindings visit={visit} />
      {allOver && maySubmit && (
        <section className={styles.selfCheck}>
          <h3>{t('visits:repair.self_inspection')}</h3>
          <Checklist
            visit={visit.order.id}
            kind="self_inspection"
            wanted={wanted}
            looked={draft.value.looked}
            onChange={(looked) => draft.set((before) => ({ ...before, looked }))}
          />
          <Field small label={t('visits:inspection.note')} names={['note']} refusal={refusal}>
            <Input.TextArea
              value={draft.value.note}
              autoSize={{ minRows: 2, maxRows: 6 }}
              aria-label={t('visits:inspection.note')}
              data-testid="self-inspection-note"
              onChange={(event) => {
                const note = event.target.value;
                draft.set((before) => ({ ...before, note }));
              }}
            />
            <Phrases
              value={draft.value.note}
              onChange={(note) => draft.set((before) => ({ ...before, note }))}
              groups={checkedPhrases(t)}
              label={t('visits:inspection.phrases.label')}
              testId="self-inspection-phrases"
            />
          </Field>
          <OwnSignature signing={signing} testId="self-inspection" refusal={refusal} />
        </section>
      )}
    </WorkPanel>
  );
}
