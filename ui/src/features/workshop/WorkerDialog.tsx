import { SKILL_LEVELS, type SkillLevel, TRADES, type Trade, type WorkerRow } from '@bindings';
import { Button, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { DatePicker } from '../../kit/DatePicker';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { clockText, slotsOf } from '../../kit/lanes';
import { Modal } from '../../kit/Modal';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import styles from './Staff.module.css';
import { fieldsOf, replaced, type WorkerFields, weekdays, weekOf, without, withSkill } from './workerForm';

const halfHours = [...slotsOf(0, 24 * 60), 24 * 60].map((minute) => ({
  value: minute,
  label: clockText(minute),
}));

/** What a technician can, holds papers for, and when they are there. */
export function WorkerDialog({ worker, onClose }: { worker: WorkerRow; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_worker_file');
  const settings = useRead('get_shop', {}).data?.settings;
  const theirs = useMemo(() => fieldsOf(worker.file), [worker.file]);
  const form = useRecordForm<WorkerFields>(`worker/${worker.person_id}`, theirs);
  const { skills, certificates, shifts } = form.value;
  const said = (name: keyof WorkerFields, fields: WorkerFields): string =>
    name === 'skills'
      ? fields.skills.map((one) => `${word('trade', one.trade)} ${word('skill_level', one.level)}`).join(' ')
      : name === 'certificates'
        ? fields.certificates.map((one) => one.name).join(' ')
        : fields.shifts
            .map((one) => `${one.weekday} ${clockText(one.begins_minute)}–${clockText(one.ends_minute)}`)
            .join(' ');
  const missing = [
    ...clashLacks(t, form),
    ...(certificates.some((one) => one.name.trim() === '')
      ? [{ says: t('workshop:staff.lack_name'), at: 'certificates' }]
      : []),
  ];
  return (
    <Modal open title={worker.name} footer={null} onCancel={onClose} destroyOnHidden width={760}>
      <DialogForm
        label={t('settings:save')}
        hotkey="F2"
        testId="worker-form"
        sendId="worker-save"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          await save({ person_id: worker.person_id, version: worker.file?.version ?? 0, ...form.value });
          form.clear();
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <TypedBefore form={form} />
            <RecordClashes form={form} label={(name) => t(`workshop:staff.${name}`)} said={said} />
            <Field label={t('workshop:staff.skills')} names={['skills']} refusal={refusal} wide>
              <div className={styles.rows}>
                {TRADES.map((trade) => (
                  <div key={trade} className={styles.row}>
                    <span>{word('trade', trade)}</span>
                    <Select<SkillLevel | ''>
                      value={skills.find((one) => one.trade === trade)?.level ?? ''}
                      aria-label={word('trade', trade)}
                      data-testid={`worker-skill-${trade}`}
                      onChange={(level) =>
                        form.set({ skills: withSkill(skills, trade, level === '' ? null : level) })
                      }
                      options={[
                        { value: '', label: t('workshop:staff.not_theirs') },
                        ...SKILL_LEVELS.map((level) => ({ value: level, label: word('skill_level', level) })),
                      ]}
                    />
                  </div>
                ))}
              </div>
            </Field>
            <Field label={t('workshop:staff.certificates')} names={['certificates']} refusal={refusal} wide>
              <div className={styles.rows} data-lack="certificates">
                {certificates.map((one, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a certificate has no number of its own
                  <div key={place} className={styles.certificate}>
                    <Input
                      value={one.name}
                      placeholder={t('workshop:staff.certificate_name')}
                      aria-label={t('workshop:staff.certificate_name')}
                      data-testid={`worker-certificate-${place}`}
                      onChange={(event) =>
                        form.set({
                          certificates: replaced(certificates, place, { name: event.target.value }),
                        })
                      }
                    />
                    <Input
                      value={one.number}
                      placeholder={t('workshop:staff.certificate_number')}
                      aria-label={t('workshop:staff.certificate_number')}
                      onChange={(event) =>
                        form.set({
                          certificates: replaced(certificates, place, { number: event.target.value }),
                        })
                      }
                    />
                    <Select<Trade | ''>
                      value={one.trade ?? ''}
                      aria-label={t('workshop:staff.certificate_trade')}
                      onChange={(trade) =>
                        form.set({
                          certificates: replaced(certificates, place, { trade: trade === '' ? null : trade }),
                        })
                      }
                      options={[
                        { value: '', label: t('workshop:staff.no_trade') },
                        ...TRADES.map((trade) => ({ value: trade, label: word('trade', trade) })),
                      ]}
                    />
                    <DatePicker
                      value={one.valid_until ? dayjs(one.valid_until) : null}
                      format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D']}
                      placeholder={t('workshop:staff.valid_until')}
                      aria-label={t('workshop:staff.valid_until')}
                      onChange={(day: Dayjs | null) => {
                        const valid_until = day?.format('YYYY-MM-DD') ?? null;
                        form.set({ certificates: replaced(certificates, place, { valid_until }) });
                      }}
                    />
                    <Button onClick={() => form.set({ certificates: without(certificates, place) })}>
                      {t('workshop:staff.remove')}
                    </Button>
                  </div>
                ))}
                <Button
                  data-testid="worker-certificate-add"
                  onClick={() =>
                    form.set({
                      certificates: [
                        ...certificates,
                        { name: '', number: '', trade: null, valid_until: null },
                      ],
                    })
                  }
                >
                  {t('workshop:staff.add_certificate')}
                </Button>
              </div>
            </Field>
            <Field
              label={t('workshop:staff.shifts')}
              names={['shifts']}
              refusal={refusal}
              hint={shifts.length === 0 ? t('workshop:staff.shifts_of_shop') : undefined}
              wide
            >
              <div className={styles.rows}>
                {shifts.map((one, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two shifts may look the same while they are typed
                  <div key={place} className={styles.shift}>
                    <Select
                      value={one.weekday}
                      aria-label={t('workshop:staff.weekday')}
                      onChange={(weekday) => form.set({ shifts: replaced(shifts, place, { weekday }) })}
                      options={weekdays.map((day, at) => ({
                        value: at + 1,
                        label: t(`words:weekday.${day}`),
                      }))}
                    />
                    <Select
                      value={one.begins_minute}
                      aria-label={t('workshop:staff.begins')}
                      onChange={(begins_minute) =>
                        form.set({ shifts: replaced(shifts, place, { begins_minute }) })
                      }
                      options={halfHours}
                    />
                    <Select
                      value={one.ends_minute}
                      aria-label={t('workshop:staff.ends')}
                      onChange={(ends_minute) =>
                        form.set({ shifts: replaced(shifts, place, { ends_minute }) })
                      }
                      options={halfHours}
                    />
                    <Button onClick={() => form.set({ shifts: without(shifts, place) })}>
                      {t('workshop:staff.remove')}
                    </Button>
                  </div>
                ))}
                <Button
                  data-testid="worker-shift-add"
                  disabled={!settings}
                  onClick={() => {
                    if (!settings) return;
                    const { opens_at_minute, closes_at_minute, closed_weekdays } = settings;
                    const week = weekOf(opens_at_minute, closes_at_minute, closed_weekdays);
                    const one = { weekday: 1, begins_minute: opens_at_minute, ends_minute: closes_at_minute };
                    form.set({ shifts: shifts.length === 0 ? week : [...shifts, one] });
                  }}
                >
                  {t(shifts.length === 0 ? 'workshop:staff.own_shifts' : 'workshop:staff.add_shift')}
                </Button>
              </div>
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
