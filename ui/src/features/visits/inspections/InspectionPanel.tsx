import { CERTIFICATE_KINDS, FINAL_INSPECTION_CODES, LIMITS, type Visit } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { useSession } from '../../../api/session';
import type { RefusalLike } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { CountInput } from '../../../kit/CountInput';
import { useDraft } from '../../../kit/draft';
import { Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { NumberKeys } from '../../../kit/NumberKeys';
import { WorkPanel } from '../../../kit/Panel';
import { Phrases } from '../../../kit/Phrases';
import { type KeptSignature, useSigned } from '../../../kit/signed';
import { usePhotosSigned } from '../../photos/signedPhotos';
import { FindingList } from '../findings/FindingList';
import { VisitAction } from '../visit/VisitAction';
import { currentJobs, isYours, lineOf } from '../visit/visit';
import { Checklist } from './Checklist';
import { InspectionReports } from './InspectionReports';
import styles from './inspection.module.css';
import { failed, itemsOf, knownAs, type Looked, listOf, unseen, wantedOf } from './items';
import { OwnSignature } from './OwnSignature';
import { checkedPhrases } from './phrases';
import { blankRework, ReworkForm } from './ReworkForm';
import { WorkDone } from './WorkDone';

interface Typed extends KeptSignature {
  looked: Looked;
  road_test_km: number | null;
  note: string;
  certificate_number: string;
}

const blank: Typed = { looked: {}, road_test_km: null, note: '', certificate_number: '', signature: null };

/** The last look before the customer's: passed, or back to the workshop with a reason. */
export function InspectionPanel({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const pass = useCommand('pass_final_inspection');
  const putForward = useCommand('report_failed_items');
  const draft = useDraft(`visit/${visit.order.id}/final`, blank);
  const rework = useDraft(`visit/${visit.order.id}/rework`, blankRework);
  const [failing, setFailing] = useState(false);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const photos = usePhotosSigned(visit.order.id)?.inspection_report;
  const work = useRead('get_work_asked', { work_order_id: visit.order.id }).data;
  // Until the host has told the shop's list, the one every shop begins with stands there.
  const wanted = wantedOf(visit, work?.final_list ?? listOf(FINAL_INSPECTION_CODES), work?.jobs);
  const yours = isYours(visit, 'pass_final_inspection');
  const { value, set } = draft;
  const certificate = CERTIFICATE_KINDS.includes(visit.order.repair_kind);
  const number = value.certificate_number || visit.order.certificate_number;
  const told = work?.told ?? [];
  const bad = failed(value.looked, wanted).filter(
    (one) => one.jobId !== null || !told.includes(knownAs(one)),
  );
  const ofNobody = bad.filter((one) => one.jobId === null);
  const open = unseen(value.looked, wanted);
  const written = {
    items: itemsOf(value.looked, wanted),
    road_test_km: value.road_test_km ?? 0,
    note: value.note.trim(),
  };
  const me = useSession()?.person_id;
  const content = JSON.stringify([me, written, certificate && number.trim(), photos]);
  const keep = (patch: KeptSignature) => set((before) => ({ ...before, ...patch }));
  const signing = useSigned(content, value, keep, photos !== undefined);
  const report = { work_order_id: visit.order.id, ...written };
  const lacks = [
    ...(open > 0 ? [{ says: t('visits:inspection.unseen', { count: open }), at: 'checklist' }] : []),
    ...(bad.length > 0
      ? [{ says: t('visits:inspection.has_failed', { count: bad.length }), at: 'failed' }]
      : []),
  ];

  const foot = (
    <>
      <VisitAction
        visit={visit}
        action="pass_final_inspection"
        lacks={lacks}
        onRefused={setRefusal}
        onAct={async () => {
          setRefusal(undefined);
          await pass({
            ...report,
            signature: signing.value,
            photos: photos ?? '',
            certificate_number: certificate ? number.trim() : '',
          });
          draft.clear();
          rework.clear();
        }}
      />
      {!failing && yours && ofNobody.length > 0 && (
        <ActionButton
          label={t('visits:inspection.put_forward', { count: ofNobody.length })}
          size="large"
          testId="put-forward"
          onRefused={setRefusal}
          onAct={async () => {
            setRefusal(undefined);
            await putForward({ ...report, signature: signing.value, photos: photos ?? '' });
            // What was drawn stands under that report; the next one is signed anew.
            keep({ signature: null });
          }}
        />
      )}
      {!failing && (
        <VisitAction
          visit={visit}
          action="fail_final_inspection"
          danger
          size="large"
          onAct={() => setFailing(true)}
        />
      )}
    </>
  );

  return (
    <WorkPanel name="inspection" title={t('visits:inspection.title')} foot={foot}>
      {visit.findings.length > 0 && (
        <section className={styles.findings}>
          <h3>{t('visits:finding.title', { count: visit.findings.length })}</h3>
          <FindingList visit={visit} findings={visit.findings} roomy />
        </section>
      )}
      {!yours && <InspectionReports visit={visit} />}
      {yours && (
        <>
          <Redone visit={visit} />
          <WorkDone visit={visit} />
          <Checklist
            visit={visit.order.id}
            kind="final"
            wanted={wanted}
            looked={value.looked}
            onChange={(looked) => set((before) => ({ ...before, looked }))}
          />
          <Group columns={2}>
            <Field
              small
              label={t('visits:inspection.road_test')}
              names={['road_test_km']}
              refusal={refusal}
              warn={[
                !visit.order.test_drive_allowed && t('visits:inspection.no_test_drive'),
                work?.road_test_lack && word('driving_lack', work.road_test_lack),
              ]
                .filter(Boolean)
                .join(' ')}
            >
              <NumberKeys whole>
                <CountInput
                  value={value.road_test_km}
                  onChange={(road_test_km) => set((before) => ({ ...before, road_test_km }))}
                  label={t('visits:inspection.road_test')}
                  size="large"
                  suffix={t('words:km_unit')}
                  max={LIMITS.road_test_km}
                  testId="road-test-km"
                />
              </NumberKeys>
            </Field>
            {certificate && (
              <Field
                small
                label={t('visits:inspection.certificate')}
                names={['certificate_number']}
                refusal={refusal}
                hint={t('visits:inspection.certificate_hint')}
              >
                <Input
                  size="large"
                  value={number}
                  aria-label={t('visits:inspection.certificate')}
                  data-testid="certificate-number"
                  onChange={(event) => {
                    const certificate_number = event.target.value;
                    set((before) => ({ ...before, certificate_number }));
                  }}
                />
              </Field>
            )}
            <Field small label={t('visits:inspection.note')} names={['note']} refusal={refusal} wide>
              <Input.TextArea
                value={value.note}
                autoSize={{ minRows: 2, maxRows: 6 }}
                aria-label={t('visits:inspection.note')}
                data-testid="inspection-note"
                onChange={(event) => {
                  const note = event.target.value;
                  set((before) => ({ ...before, note }));
                }}
              />
              <Phrases
                value={value.note}
                onChange={(note) => set((before) => ({ ...before, note }))}
                groups={checkedPhrases(t)}
                label={t('visits:inspection.phrases.label')}
                testId="inspection-phrases"
              />
            </Field>
          </Group>
          {/* A report that sends the work back is signed below, with why. */}
          {!failing && <OwnSignature signing={signing} testId="final" refusal={refusal} />}
          {failing && (
            <ReworkForm
              visit={visit}
              report={report}
              suggested={[...new Set(bad.flatMap((one) => (one.jobId === null ? [] : [one.jobId])))]}
              draft={rework}
              onClose={() => setFailing(false)}
              onDone={draft.clear}
            />
          )}
        </>
      )}
    </WorkPanel>
  );
}

/** What failed the last time is looked at first: each job done again, and why it had to be. */
function Redone({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const again = currentJobs(visit).flatMap((job) => {
    const rework = visit.reworks.find((one) => one.id === job.rework_id);
    return rework ? [{ job, rework }] : [];
  });
  if (again.length === 0) return null;
  return (
    <ul className={styles.redone} data-testid="redone">
      {again.map(({ job, rework }) => (
        <li key={job.id}>
          {t('visits:inspection.redone', {
            job: lineOf(visit, job.line_id)?.name ?? '–',
            cause: rework.cause,
          })}
          {job.note !== '' && <span>{job.note}</span>}
        </li>
      ))}
    </ul>
  );
}
