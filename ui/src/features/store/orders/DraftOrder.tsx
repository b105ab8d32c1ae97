import { DeleteOutlined } from '@ant-design/icons';
import type { PurchaseOrderPage } from '@bindings';
import { App, Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useAsk, useRead } from '../../../api/read';
import { formatMoneyPlain, formatQuantity } from '../../../i18n/amounts';
import type { RefusalLike } from '../../../i18n/refusal';
import { ActionButton } from '../../../kit/ActionButton';
import { MoneyInput, QuantityInput } from '../../../kit/AmountInput';
import { Buttons } from '../../../kit/Buttons';
import { enterMoves, Field } from '../../../kit/Field';
import { Money } from '../../../kit/Money';
import { Nothing, Panel } from '../../../kit/Panel';
import { PlainTable } from '../../../kit/PlainTable';
import { Quiet } from '../../../kit/Quiet';
import { RecordClashes, TypedBefore } from '../../../kit/RecordClashes';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { clashLacks, useRecordForm } from '../../../kit/recordForm';
import { AddPart } from './AddPart';
import { amountOf, type DraftFields, type DraftLine, draftFields, draftLine, requestOf } from './draftLines';
import styles from './Orders.module.css';
import { SupplierSelect } from './SupplierSelect';
import { PartCell } from './said';

const fieldWords: Record<keyof DraftFields, string> = {
  supplier_id: 'supplier',
  expected_on: 'order.expected',
  terms: 'terms',
  note: 'note',
  lines: 'order.lines',
};

/** An order that nobody sent yet: a part by code and Enter, how many, at what price, and the next one. */
export function DraftOrder({ page, onSend }: { page: PurchaseOrderPage; onSend: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const save = useCommand('save_purchase_order');
  const ask = useAsk('how_bought');
  const suppliers = useRead('how_bought', { parts: [] }).data?.suppliers;
  const theirs = useMemo(() => draftFields(page), [page]);
  const form = useRecordForm(`purchase_order/${page.row.id}`, theirs);
  const { value } = form;
  const [refusal, setRefusal] = useState<RefusalLike>();
  const supplierName = (id: number) => suppliers?.find((one) => one.id === id)?.name ?? '';
  const said = (field: keyof DraftFields, fields: DraftFields): string => {
    if (field === 'supplier_id') return supplierName(fields.supplier_id);
    if (field === 'lines')
      return fields.lines
        .map((line) => `${line.part.name} × ${formatQuantity(line.bought)} ${formatMoneyPlain(line.price)}`)
        .join(t('words:list_separator'));
    return fields[field] ?? '';
  };
  const add = async (part: number) => {
    const known = (await ask({ parts: [part] })).parts[0];
    if (known) form.set((before) => ({ lines: [...before.lines, draftLine(before.lines, known)] }));
  };
  const change = (key: number, patch: Partial<DraftLine>) =>
    form.set((before) => ({
      lines: before.lines.map((line) => (line.key === key ? { ...line, ...patch } : line)),
    }));
  const clash = clashLacks(t, form);
  const empty = value.lines.length === 0 ? [{ says: t('purchasing:order.lack.lines'), at: 'lines' }] : [];
  const write = async () => {
    setRefusal(undefined);
    await save({
      id: page.row.id,
      version: page.row.version,
      supplier_id: value.supplier_id,
      expected_on: value.expected_on,
      terms: value.terms,
      note: value.note,
      lines: value.lines.map(requestOf),
    });
    form.clear();
  };
  return (
    <>
      <TypedBefore form={form} />
      <RecordClashes form={form} label={(field) => t(`purchasing:${fieldWords[field]}`)} said={said} />
      <RefusalAlert refusal={refusal} />
      <Panel title={t('purchasing:order.lines')} count={value.lines.length} testId="draft-lines">
        <AddPart autoFocus={page.lines.length === 0} onPart={(part) => void add(part)} />
        {value.lines.length === 0 ? (
          <Nothing>{t('purchasing:order.no_lines')}</Nothing>
        ) : (
          <div className={styles.lines} onKeyDownCapture={enterMoves}>
            <PlainTable cell="6px 12px">
              <thead>
                <tr>
                  <th>{t('purchasing:part')}</th>
                  <th>{t('purchasing:bought')}</th>
                  <th>{t('purchasing:unit')}</th>
                  <th>{t('purchasing:factor')}</th>
                  <th>{t('purchasing:price')}</th>
                  <th className={styles.number}>{t('purchasing:amount')}</th>
                  <th aria-label={t('purchasing:order.remove')} />
                </tr>
              </thead>
              <tbody>
                {value.lines.map((line) => (
                  <DraftRow
                    key={line.key}
                    line={line}
                    onChange={(patch) => change(line.key, patch)}
                    onRemove={() => form.set({ lines: value.lines.filter((one) => one.key !== line.key) })}
                  />
                ))}
              </tbody>
            </PlainTable>
          </div>
        )}
        <div className={styles.foot}>
          <span>{t('purchasing:order.total')}</span>
          <Money fen={value.lines.reduce((sum, line) => sum + amountOf(line), 0)} inline strong />
        </div>
      </Panel>
      <Panel title={t('purchasing:order.facts')} padded>
        <div className={styles.grid}>
          <Field label={t('purchasing:supplier')} names={['supplier_id']} refusal={refusal} required>
            <SupplierSelect
              suppliers={suppliers}
              value={value.supplier_id}
              label={t('purchasing:supplier')}
              testId="draft-supplier"
              onChange={(supplier_id) => form.set({ supplier_id })}
            />
          </Field>
          <Field label={t('purchasing:terms')} htmlFor="draft-terms" names={['terms']} refusal={refusal}>
            <Input
              id="draft-terms"
              data-testid="draft-terms"
              value={value.terms}
              placeholder={t('purchasing:terms_like')}
              onChange={(event) => form.set({ terms: event.target.value })}
            />
          </Field>
          <Field label={t('purchasing:note')} htmlFor="draft-note" names={['note']} refusal={refusal}>
            <Input
              id="draft-note"
              data-testid="draft-note"
              value={value.note}
              onChange={(event) => form.set({ note: event.target.value })}
            />
          </Field>
        </div>
      </Panel>
      <Buttons end>
        <ActionButton
          label={t('purchasing:save')}
          hotkey="F2"
          sends
          missing={clash}
          testId="draft-save"
          onRefused={setRefusal}
          onAct={async () => {
            await write();
            message.success(t('purchasing:order.saved'));
          }}
        />
        <ActionButton
          label={t('purchasing:order.send_open')}
          hotkey="F8"
          primary
          missing={[...clash, ...empty]}
          testId="draft-send"
          onRefused={setRefusal}
          onAct={async () => {
            // What is sent is what stands here, so it is written first.
            if (form.dirty) await write();
            onSend();
          }}
        />
      </Buttons>
    </>
  );
}

interface DraftRowProps {
  line: DraftLine;
  onChange: (patch: Partial<DraftLine>) => void;
  onRemove: () => void;
}

function DraftRow({ line, onChange, onRemove }: DraftRowProps) {
  const { t } = useTranslation();
  const own = line.unit === line.part.counted_in;
  const of = (label: string) => `${label} ${line.part.name}`;
  return (
    <tr data-testid={`draft-${line.part.code}`}>
      <td>
        <PartCell part={line.part} />
        {line.line_id !== null && <Quiet>{t('purchasing:order.for_car')}</Quiet>}
      </td>
      <td className={styles.quantity} data-testid={`draft-${line.part.code}-bought`}>
        <QuantityInput
          value={line.bought}
          autoFocus={line.id === null}
          aria-label={of(t('purchasing:bought'))}
          onChange={(bought) => onChange({ bought: bought ?? 0 })}
        />
      </td>
      <td className={styles.unit}>
        <Input
          value={line.unit}
          aria-label={of(t('purchasing:unit'))}
          data-testid={`draft-${line.part.code}-unit`}
          onChange={(event) => {
            const unit = event.target.value;
            // A litre is a litre: only another unit holds several.
            onChange(unit.trim() === line.part.counted_in ? { unit, unit_factor: 1000 } : { unit });
          }}
        />
      </td>
      <td className={styles.quantity}>
        {own ? (
          <Quiet>–</Quiet>
        ) : (
          <span className={styles.cell} data-testid={`draft-${line.part.code}-factor`}>
            <QuantityInput
              value={line.unit_factor}
              aria-label={of(t('purchasing:factor'))}
              onChange={(factor) => onChange({ unit_factor: factor ?? 0 })}
            />
            <Quiet>{line.part.counted_in}</Quiet>
          </span>
        )}
      </td>
      <td className={styles.price} data-testid={`draft-${line.part.code}-price`}>
        <MoneyInput
          value={line.price}
          aria-label={of(t('purchasing:price'))}
          onChange={(price) => onChange({ price: price ?? 0 })}
        />
      </td>
      <td className={styles.number}>
        <Money fen={amountOf(line)} />
      </td>
      <td>
        <Button
          type="text"
          tabIndex={-1}
          icon={<DeleteOutlined />}
          aria-label={of(t('purchasing:order.remove'))}
          onClick={onRemove}
        />
      </td>
    </tr>
  );
}
