import { DeleteOutlined } from '@ant-design/icons';
import type { Diagnosis, DiagnosisValue, SimilarFault } from '@bindings';
import { Button, Input } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { type CarOfDialog, CarTitle } from '../../kit/CarTitle';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { NumberKeys } from '../../kit/NumberKeys';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import styles from './Diagnoses.module.css';
import { blankReading, type DiagnosisFields, fieldsOf, offeredOf, requestOf } from './diagnosis';

interface DiagnosisDialogProps {
  visit: number;
  car: CarOfDialog;
  /** Left out of a new one. */
  before: Diagnosis | undefined;
  symptom: string;
  /** What the same came from on other cars of the series: the words are offered. */
  similar?: readonly SimilarFault[];
  onClose: () => void;
}

/** What is wrong, what it comes from, what the tester says, and what was done about it. */
export function DiagnosisDialog(props: DiagnosisDialogProps) {
  const { visit, car, before, symptom, similar = [], onClose } = props;
  const { t } = useTranslation();
  const save = useCommand('save_diagnosis');
  const theirs = useMemo(() => fieldsOf(before, symptom), [before, symptom]);
  const form = useRecordForm(`visit/${visit}/diagnosis/${before?.id ?? 'new'}`, theirs);
  const { value } = form;
  const change = (place: number, patch: Partial<DiagnosisValue>) =>
    form.set((now) => ({
      readings: now.readings.map((one, at) => (at === place ? { ...one, ...patch } : one)),
    }));
  const said = (field: keyof DiagnosisFields, fields: DiagnosisFields): string =>
    field === 'readings'
      ? fields.readings.map(({ name, before: was, after }) => `${name} ${was} → ${after}`).join(' · ')
      : fields[field];
  const missing = [
    ...clashLacks(t, form),
    ...(value.symptom.trim() === '' ? [{ says: t('jobs:diagnosis.lack'), at: 'symptom' }] : []),
  ];
  return (
    <Modal
      open
      title={
        <CarTitle plate={car.plate} colour={car.plate_colour}>
          {t('jobs:diagnosis.title')}
        </CarTitle>
      }
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={760}
    >
      <DialogForm
        label={t('settings:save')}
        hotkey="F2"
        testId="diagnosis-form"
        sendId="action-save_diagnosis"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          await save(requestOf(visit, before, value));
          form.clear();
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <TypedBefore form={form} />
            <RecordClashes form={form} label={(field) => t(`jobs:diagnosis.${field}`)} said={said} />
            {(['symptom', 'cause'] as const).map((field) => (
              <Field
                key={field}
                label={t(`jobs:diagnosis.${field}`)}
                htmlFor={`diagnosis-${field}`}
                names={[field]}
                refusal={refusal}
                required={field === 'symptom'}
              >
                <Input.TextArea
                  id={`diagnosis-${field}`}
                  autoSize
                  value={value[field]}
                  data-testid={`diagnosis-${field}`}
                  onChange={(event) => form.set({ [field]: event.target.value })}
                />
                {field === 'cause' && (
                  <Offered
                    words={offeredOf(similar, 'cause', value.cause)}
                    onChoose={(cause) => form.set({ cause })}
                  />
                )}
              </Field>
            ))}
            {(['codes_before', 'codes_after'] as const).map((field) => (
              <Field
                key={field}
                label={t(`jobs:diagnosis.${field}`)}
                htmlFor={`diagnosis-${field}`}
                names={[field]}
                refusal={refusal}
                hint={field === 'codes_before' && t('jobs:diagnosis.codes_hint')}
              >
                <Input
                  id={`diagnosis-${field}`}
                  autoComplete="off"
                  value={value[field]}
                  data-testid={`diagnosis-${field}`}
                  onChange={(event) => form.set({ [field]: event.target.value })}
                />
              </Field>
            ))}
            <Field label={t('jobs:diagnosis.readings')} names={['readings', 'unit']} refusal={refusal}>
              {value.readings.map((reading, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a value is its place; they are added at the end
                <div key={place} className={styles.reading}>
                  {(['name', 'before', 'after', 'unit'] as const).map((part) => (
                    <NumberKeys key={part} off={part === 'name' || part === 'unit'}>
                      <Input
                        value={reading[part]}
                        placeholder={t(`jobs:diagnosis.${part === 'name' ? 'reading' : part}`)}
                        aria-label={t(`jobs:diagnosis.${part === 'name' ? 'reading' : part}`)}
                        data-testid={`diagnosis-reading-${place}-${part}`}
                        onChange={(event) => change(place, { [part]: event.target.value })}
                      />
                    </NumberKeys>
                  ))}
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('jobs:diagnosis.remove_reading')}
                    onClick={() =>
                      form.set({ readings: value.readings.filter((_, other) => other !== place) })
                    }
                  />
                </div>
              ))}
              <Button
                data-testid="diagnosis-reading-add"
                onClick={() => form.set({ readings: [...value.readings, blankReading] })}
              >
                {t('jobs:diagnosis.add_reading')}
              </Button>
            </Field>
            <Field
              label={t('jobs:diagnosis.remedy')}
              htmlFor="diagnosis-remedy"
              names={['remedy']}
              refusal={refusal}
            >
              <Input.TextArea
                id="diagnosis-remedy"
                autoSize
                value={value.remedy}
                data-testid="diagnosis-remedy"
                onChange={(event) => form.set({ remedy: event.target.value })}
              />
              <Offered
                words={offeredOf(similar, 'remedy', value.remedy)}
                onChoose={(remedy) => form.set({ remedy })}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}

/** What was written at another car of the series, by one press while nothing is typed. */
function Offered({ words, onChoose }: { words: readonly string[]; onChoose: (words: string) => void }) {
  return (
    <>
      {words.map((one) => (
        <Button key={one} size="small" onClick={() => onChoose(one)}>
          {one}
        </Button>
      ))}
    </>
  );
}
