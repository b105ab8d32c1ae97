import { DeleteOutlined } from '@ant-design/icons';
import {
  type OperationTerms,
  SKILL_LEVELS,
  type SkillLevel,
  TRADES,
  type Trade,
  VEHICLE_CLASSES,
} from '@bindings';
import { Button, Input, Select, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import { formatHours, formatQuantity } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { HoursInput, QuantityInput } from '../../kit/AmountInput';
import { Buttons } from '../../kit/Buttons';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { RecordClashes, TypedBefore } from '../../kit/RecordClashes';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../kit/recordForm';
import styles from './Operations.module.css';
import {
  type AskedRow,
  type PartRow,
  savedTerms,
  type TermsFields,
  termsFields,
  withAsked,
  withPart,
} from './operationTerms';

const names = ['trade', 'level', 'class_hours', 'asked', 'checklist', 'usual_parts'];

/** What the workshop knows of an operation: who does it, how long it takes on which car, and what it asks. */
export function OperationTermsForm({ operation, onDone }: { operation: number; onDone: () => void }) {
  const { data, error } = useRead('get_operation_terms', { labour_operation_id: operation });
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return <Skeleton active />;
  return <Known terms={data} onDone={onDone} />;
}

function Known({ terms, onDone }: { terms: OperationTerms; onDone: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_operation_terms');
  const theirs = useMemo(() => termsFields(terms), [terms]);
  const form = useRecordForm(`settings/operation/${terms.labour_operation_id}`, theirs);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { value } = form;
  const limit = (one: number | null) => (one === null ? '' : formatQuantity(one));
  const said = (name: keyof TermsFields, fields: TermsFields): string => {
    if (name === 'trade') return word('trade', fields.trade);
    if (name === 'level') return word('skill_level', fields.level);
    const list = (texts: string[]) => texts.join(t('words:list_separator'));
    if (name === 'hours') {
      const own = VEHICLE_CLASSES.filter((code) => fields.hours[code]);
      return list(
        own.map((code) => `${word('vehicle_class', code)} ${formatHours(fields.hours[code] ?? 0)}`),
      );
    }
    if (name === 'asked') {
      return list(
        fields.asked.map((row) => `${row.name} ${row.unit} ${limit(row.least)}~${limit(row.most)}`.trim()),
      );
    }
    if (name === 'usual_parts') {
      return list(fields.usual_parts.map((row) => `${row.name} ${formatQuantity(row.quantity)} ${row.unit}`));
    }
    return fields.checklist;
  };
  const asked = (key: number, patch: Partial<AskedRow>) =>
    form.set((before) => ({
      asked: before.asked.map((row) => (row.key === key ? { ...row, ...patch } : row)),
    }));
  const part = (key: number, patch: Partial<PartRow>) =>
    form.set((before) => ({
      usual_parts: before.usual_parts.map((row) => (row.key === key ? { ...row, ...patch } : row)),
    }));
  const field = (name: string) => ({ label: t(`settings:operation.${name}`), names: [name], refusal });
  return (
    <div className={styles.form} onKeyDownCapture={enterMoves} data-testid="operation-terms">
      <TypedBefore form={form} />
      <RecordClashes form={form} label={(name) => t(`settings:operation.${name}`)} said={said} />
      <div className={styles.pair}>
        <Field {...field('trade')} htmlFor="operation-trade">
          <Select<Trade>
            id="operation-trade"
            data-testid="operation-trade"
            value={value.trade}
            options={TRADES.map((code) => ({ value: code, label: word('trade', code) }))}
            onChange={(trade) => form.set({ trade })}
          />
        </Field>
        <Field {...field('level')} htmlFor="operation-level">
          <Select<SkillLevel>
            id="operation-level"
            data-testid="operation-level"
            value={value.level}
            options={SKILL_LEVELS.map((code) => ({ value: code, label: word('skill_level', code) }))}
            onChange={(level) => form.set({ level })}
          />
        </Field>
      </div>
      <Field
        {...field('hours')}
        names={['class_hours', 'hours']}
        hint={t('settings:operation.hours_hint')}
        wide
      >
        <div className={styles.classes}>
          {VEHICLE_CLASSES.map((code) => (
            <label key={code} className={styles.class} htmlFor={`operation-hours-${code}`}>
              <span>{word('vehicle_class', code)}</span>
              <HoursInput
                id={`operation-hours-${code}`}
                aria-label={word('vehicle_class', code)}
                value={value.hours[code] ?? null}
                onChange={(hours) =>
                  form.set((before) => ({ hours: { ...before.hours, [code]: hours ?? 0 } }))
                }
              />
            </label>
          ))}
        </div>
      </Field>
      <Field {...field('asked')} hint={t('settings:operation.asked_hint')} wide>
        <div className={styles.rows}>
          {value.asked.map((row, place) => (
            <div key={row.key} className={styles.asked} data-testid={`operation-asked-${place}`}>
              <Input
                value={row.name}
                aria-label={t('settings:operation.asked_name')}
                placeholder={t('settings:operation.asked_name')}
                onChange={(event) => asked(row.key, { name: event.target.value })}
              />
              <Input
                value={row.unit}
                aria-label={t('settings:operation.asked_unit')}
                placeholder={t('settings:operation.asked_unit')}
                onChange={(event) => asked(row.key, { unit: event.target.value })}
              />
              <QuantityInput
                value={row.least}
                min={-100_000_000}
                aria-label={t('settings:operation.asked_least')}
                placeholder={t('settings:operation.asked_least')}
                disabled={row.unit.trim() === ''}
                onChange={(least) => asked(row.key, { least: least ?? null })}
              />
              <QuantityInput
                value={row.most}
                min={-100_000_000}
                aria-label={t('settings:operation.asked_most')}
                placeholder={t('settings:operation.asked_most')}
                disabled={row.unit.trim() === ''}
                onChange={(most) => asked(row.key, { most: most ?? null })}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('settings:operation.remove', { name: row.name })}
                onClick={() => form.set({ asked: value.asked.filter((one) => one.key !== row.key) })}
              />
            </div>
          ))}
          <Button
            data-testid="operation-asked-add"
            onClick={() => form.set({ asked: withAsked(value.asked) })}
          >
            {t('settings:operation.asked_add')}
          </Button>
        </div>
      </Field>
      <Field
        {...field('checklist')}
        htmlFor="operation-checklist"
        hint={t('settings:operation.checklist_hint')}
        wide
      >
        <Input.TextArea
          id="operation-checklist"
          data-testid="operation-checklist"
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={value.checklist}
          onChange={(event) => form.set({ checklist: event.target.value })}
        />
      </Field>
      <Field {...field('usual_parts')} hint={t('settings:operation.usual_parts_hint')} wide>
        <div className={styles.rows}>
          {value.usual_parts.map((row, place) => (
            <div key={row.key} className={styles.part} data-testid={`operation-part-${place}`}>
              <Input
                value={row.name}
                aria-label={t('settings:operation.part_name')}
                placeholder={t('settings:operation.part_name')}
                // Another name is another part.
                onChange={(event) => part(row.key, { name: event.target.value, part_id: null })}
              />
              <QuantityInput
                value={row.quantity}
                aria-label={t('settings:catalogue.quantity')}
                onChange={(quantity) => part(row.key, { quantity: quantity ?? 0 })}
              />
              <Input
                value={row.unit}
                aria-label={t('settings:catalogue.unit')}
                placeholder={t('settings:catalogue.unit')}
                onChange={(event) => part(row.key, { unit: event.target.value })}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('settings:operation.remove', { name: row.name })}
                onClick={() =>
                  form.set({ usual_parts: value.usual_parts.filter((one) => one.key !== row.key) })
                }
              />
            </div>
          ))}
          <Button
            data-testid="operation-part-add"
            onClick={() => form.set({ usual_parts: withPart(value.usual_parts) })}
          >
            {t('settings:operation.part_add')}
          </Button>
        </div>
      </Field>
      <RefusalAlert refusal={isAbout(refusal, names) ? undefined : refusal} />
      <Buttons>
        <ActionButton
          label={t('settings:save')}
          hotkey="F2"
          inDialog
          primary
          missing={clashLacks(t, form)}
          onRefused={setRefusal}
          testId="action-save_operation_terms"
          onAct={async () => {
            setRefusal(undefined);
            await save(savedTerms(value, terms));
            form.clear();
            onDone();
          }}
        />
      </Buttons>
    </div>
  );
}
