import { DeleteOutlined } from '@ant-design/icons';
import type { AskedValue, Measurement } from '@bindings';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { limitsText } from '../../i18n/measured';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { CarTitle } from '../../kit/CarTitle';
import { useDraft } from '../../kit/draft';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { NumberKeys } from '../../kit/NumberKeys';
import { Phrases } from '../../kit/Phrases';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import type { JobAtHand } from './atJob';
import styles from './FinishDialog.module.css';
import { answered, halfWritten, isMeasured, stillAsked, usualMeasurements, written } from './measurements';
import { workPhrases } from './phrases';

interface FinishDialogProps {
  /** The job to be finished, wherever it is finished; nothing keeps the dialog shut. */
  job: JobAtHand | undefined;
  onClose: () => void;
}

/** Ends a job with what was measured and what the next one should know. */
export function FinishDialog({ job, onClose }: FinishDialogProps) {
  const { t } = useTranslation();
  const own = job?.ownPart ?? false;
  return (
    <Modal
      open={job !== undefined}
      title={
        <CarTitle plate={job?.plate} colour={job?.plateColour}>
          {t(own ? 'words:finish_job.own_title' : 'words:finish_job.title', { job: job?.name ?? '' })}
        </CarTitle>
      }
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={640}
    >
      {job && <FinishForm job={job} own={own} onClose={onClose} />}
    </Modal>
  );
}

interface Typed {
  data: Measurement[];
  /** What the operation asks, by its name. Drafts of before it was asked have none. */
  asked?: Record<string, string>;
  note: string;
}

const nothing: Typed = { data: [], asked: {}, note: '' };

interface FinishFormProps {
  job: JobAtHand;
  /** Somebody else is still at it: only the own part ends. */
  own: boolean;
  onClose: () => void;
}

function FinishForm({ job, own, onClose }: FinishFormProps) {
  const { t } = useTranslation();
  const finish = useCommand('finish_job');
  const word = useWords();
  // One draft for a job: begun on one page, it is gone on with on another.
  const draft = useDraft(`finish_job/${job.id}`, nothing);
  const { data, note, asked: answers = {} } = draft.value;
  const work = useRead('get_work_asked', { work_order_id: job.workOrder }).data;
  const ofJob = work?.jobs.find((one) => one.job_id === job.id);
  const asked = stillAsked(ofJob);
  const given = answered(asked, answers);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const [added, setAdded] = useState<number>();

  const change = (more: Partial<Typed>) => draft.set((before) => ({ ...before, ...more }));
  const row = (at: number, more: Partial<Measurement>) =>
    change({ data: data.map((one, index) => (index === at ? { ...one, ...more } : one)) });
  const add = (datum: Measurement) => {
    setAdded(data.length);
    change({ data: [...data, datum] });
  };
  const save = async () => {
    setRefusal(undefined);
    const measurements = [...given, ...written(data)];
    await finish({ job_id: job.id, version: job.version, measurements, note: note.trim() });
    draft.clear();
    onClose();
  };
  const { nameless, valueless } = halfWritten(data);
  const missing = [
    ...(nameless ? [{ says: t('words:finish_job.nameless'), at: 'datum-name' }] : []),
    ...[...new Set(valueless)].map((name) => ({
      says: t('words:finish_job.valueless', { name }),
      at: 'datum-value',
    })),
  ];
  const names = usualMeasurements.map(({ code, unit }) => ({ code, unit, name: word('key_datum', code) }));

  return (
    <Stack gap={16} onKeyDownCapture={enterMoves}>
      {asked.length > 0 && (
        <Asked
          job={job}
          asked={asked}
          given={given}
          answers={answers}
          onChange={(name, value) => change({ asked: { ...answers, [name]: value } })}
        />
      )}
      {ofJob && ofJob.checklist.length > 0 && (
        <Quiet>
          {t('words:finish_job.checklist', { items: ofJob.checklist.join(t('words:list_separator')) })}
        </Quiet>
      )}
      <Field label={t('words:finish_job.data')} names={['measurements', 'unit']} refusal={refusal}>
        <div className={styles.offer}>
          {names
            .filter(({ name }) => ![...data, ...asked].some((one) => one.name === name))
            .map(({ code, name, unit }) => (
              <Button
                key={code}
                size="large"
                onClick={() => add({ name, value: '', unit })}
                data-testid={`datum-${code}`}
              >
                {name}
              </Button>
            ))}
          <Button
            size="large"
            type="dashed"
            onClick={() => add({ name: '', value: '', unit: '' })}
            data-testid="datum-other"
          >
            {t('words:finish_job.other')}
          </Button>
        </div>
      </Field>
      {data.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are typed in place and have nothing else to tell them apart
        <div key={index} className={styles.datum}>
          {(['name', 'value', 'unit'] as const).map((part) => {
            const field = (
              <Input
                key={part}
                size="large"
                className={styles[part]}
                value={one[part]}
                // What is measured often comes with its name and unit: only the value is typed.
                autoFocus={index === added && part === (one.name ? 'value' : 'name')}
                placeholder={t(`words:finish_job.${part}`)}
                aria-label={t(`words:finish_job.${part}`)}
                autoComplete="off"
                onChange={(event) => row(index, { [part]: event.target.value })}
                data-testid={`datum-${part}-${index}`}
                data-lack={one[part].trim() === '' ? `datum-${part}` : undefined}
              />
            );
            if (part !== 'value') return field;
            return (
              <NumberKeys key={part} off={!isMeasured(one)}>
                {field}
              </NumberKeys>
            );
          })}
          <Button
            size="large"
            icon={<DeleteOutlined />}
            className={styles.remove}
            aria-label={t('words:finish_job.remove')}
            title={t('words:finish_job.remove')}
            onClick={() => change({ data: data.filter((_, other) => other !== index) })}
            data-testid={`datum-remove-${index}`}
          />
        </div>
      ))}
      <Field label={t('words:field.note')} htmlFor="finish-note" names={['note']} refusal={refusal}>
        <Input.TextArea
          id="finish-note"
          rows={2}
          value={note}
          placeholder={t('words:finish_job.note_hint')}
          onChange={(event) => change({ note: event.target.value })}
          data-testid="finish-note"
        />
        <Phrases
          value={note}
          onChange={(next) => change({ note: next })}
          groups={workPhrases(t)}
          label={t('jobs:phrases.label')}
          testId="finish-phrases"
        />
      </Field>
      {!isAbout(refusal, ['note', 'measurements', 'unit']) && <RefusalAlert refusal={refusal} />}
      <Buttons end>
        <ActionButton size="large" label={t('words:confirm.back')} onAct={onClose} />
        <ActionButton
          size="large"
          primary
          hotkey="F2"
          inDialog
          label={own ? t('words:finish_job.own') : word('job_action', 'finish')}
          missing={missing}
          onAct={save}
          onRefused={setRefusal}
          testId="action-finish_job"
        />
      </Buttons>
    </Stack>
  );
}

interface AskedProps {
  job: JobAtHand;
  asked: readonly AskedValue[];
  given: readonly Measurement[];
  answers: Readonly<Record<string, string>>;
  onChange: (name: string, value: string) => void;
}

/** The values the operation asks, each with its limits. What is out of them is said while it is typed, and taken. */
function Asked({ job, asked, given, answers, onChange }: AskedProps) {
  const { t } = useTranslation();
  const { data: weighed } = useRead(
    'weigh_measured',
    { job_id: job.id, measurements: [...given] },
    { enabled: given.length > 0 },
  );
  const isOut = (name: string) =>
    weighed?.measurements.some(
      (one) => one.name === name && one.value === answers[name]?.trim() && one.limits?.out,
    );
  const open = asked.length - given.length;
  return (
    <section className={styles.asked} data-testid="asked">
      {asked.map((one, place) => {
        const limits = limitsText(t, one);
        return (
          <Field
            key={one.name}
            label={one.name}
            hint={limits || undefined}
            warn={isOut(one.name) ? t('words:measured.is_out', { limits }) : undefined}
          >
            <NumberKeys off={!isMeasured(one)}>
              <Input
                size="large"
                value={answers[one.name] ?? ''}
                suffix={one.unit || undefined}
                aria-label={one.name}
                autoComplete="off"
                onChange={(event) => onChange(one.name, event.target.value)}
                data-testid={`asked-${place}`}
              />
            </NumberKeys>
          </Field>
        );
      })}
      {open > 0 && <Quiet>{t('words:finish_job.open', { count: open })}</Quiet>}
    </section>
  );
}
