import type { PartsRow } from '@bindings';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { useCommand } from '../../api/command';
import { useAsk, useRead } from '../../api/read';
import { useUnits } from '../../api/units';
import { fenOf, formatQuantity } from '../../i18n/amounts';
import { QuantityInput } from '../../kit/AmountInput';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Row } from '../../kit/Row';
import { UnitChoice } from '../../kit/UnitChoice';

interface TakeBackDialogProps {
  /** The line something comes back from; nothing keeps the dialog shut. */
  row: PartsRow | undefined;
  onClose: () => void;
}

/** A part back from the car: it lies where it lay, at what it was issued at. */
export function TakeBackDialog({ row, onClose }: TakeBackDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open={row !== undefined}
      title={t('parts:take_back.title', { name: row?.name ?? '' })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {row && <Back row={row} onClose={onClose} />}
    </Modal>
  );
}

function Back({ row, onClose }: { row: PartsRow; onClose: () => void }) {
  const { t } = useTranslation();
  const takeBack = useCommand('take_back_part');
  const takeBackWithCore = useCommand('take_back_with_core');
  const mayGiveCore = useMay('take_back_with_core');
  // As much as is out by now: somebody else may have taken some of it back.
  const shown = useRead('parts_home', {}).data?.cars.flatMap((car) => car.parts);
  const issued = shown?.find((one) => one.line_id === row.line_id)?.issued ?? row.issued;
  const [quantity, setQuantity] = useState<number | undefined>(row.to_take_back || undefined);
  const [note, setNote] = useState('');
  const units = useUnits(row.part_id === null ? [] : [row.part_id]);
  const [typedIn, setTypedIn] = useState('');
  const unit = row.stock?.counted_in || row.unit;
  const inUnit = typedIn === '' ? {} : { unit: typedIn };
  const asked = { line_id: row.line_id, quantity: quantity ?? 0, ...inUnit };
  const quote = useAsk('quote_unused_core');
  const held = useRead('quote_unused_core', asked, { enabled: mayGiveCore && Boolean(quantity) }).data;
  const core = quantity ? fenOf(held?.amount ?? 0) : 0;
  const [keepsCore, setKeepsCore] = useState(false);
  const givesCore = core > 0 && !keepsCore;
  return (
    <DialogForm
      label={t(givesCore ? 'parts:take_back.with_core' : 'parts:take_back.verb', { amount: core })}
      money={givesCore}
      danger={givesCore}
      hotkey="Ctrl+Enter"
      testId="take-back-form"
      sendId="take-back-now"
      missing={quantity ? [] : [{ says: t('parts:issue.quantity_missing'), at: 'quantity' }]}
      onSend={async () => {
        // A fast hand presses before the deposit is heard of: it is shown first, and nobody leaves it unseen.
        if (mayGiveCore && !held && fenOf((await quote(asked)).amount) > 0) return;
        const back = { line_id: row.line_id, quantity: quantity ?? 0, ...inUnit, bin_id: null, note };
        await (givesCore ? takeBackWithCore({ back, core, means: null }) : takeBack(back));
        onClose();
      }}
      onClose={onClose}
    >
      {(refusal) => (
        <>
          <Field
            label={t('parts:take_back.quantity', {
              quantity: [formatQuantity(issued), unit].filter(Boolean).join(' '),
            })}
            names={['quantity']}
            refusal={refusal}
          >
            <Row gap={8}>
              <QuantityInput
                size="large"
                autoFocus
                value={quantity ?? null}
                onChange={setQuantity}
                aria-label={t('parts:issue.quantity')}
              />
              <UnitChoice
                units={units(row.part_id ?? undefined)}
                counted={unit}
                value={typedIn}
                size="large"
                testId="take-back-unit"
                onChange={(next) => {
                  setTypedIn(next);
                  // What is offered is told as the shelf counts it.
                  setQuantity(next === '' ? row.to_take_back || undefined : undefined);
                }}
              />
            </Row>
          </Field>
          {core > 0 && (
            <Checkbox
              checked={givesCore}
              data-testid="take-back-core"
              onChange={(event) => setKeepsCore(!event.target.checked)}
            >
              {t('parts:take_back.core', { amount: core })}
            </Checkbox>
          )}
          <Field label={t('words:field.note')} names={['note']} refusal={refusal}>
            <Input
              size="large"
              value={note}
              aria-label={t('words:field.note')}
              onChange={(event) => setNote(event.target.value)}
            />
          </Field>
        </>
      )}
    </DialogForm>
  );
}
