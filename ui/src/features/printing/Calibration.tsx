import { CALIBRATION_MARKS, LIMITS, type PaperSize, type PrinterRow } from '@bindings';
import { App, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { addressOf } from '../../kit/printerAddress';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { inTenths } from './measure';

const fields = ['left', 'top', 'length'] as const;
type Typed = Record<(typeof fields)[number], number | null>;
const nothing: Typed = { left: null, top: null, length: null };

/** A page is printed, three lengths are measured, and the printer is put right by them. */
export function Calibration({ printer, onClose }: { printer: PrinterRow; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const print = useCommand('print_calibration_page');
  const correct = useCommand('correct_printer');
  const [size, setSize] = useState<PaperSize>(printer.sizes[0] ?? 'A4');
  const [typed, setTyped] = useState(nothing);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const marks = CALIBRATION_MARKS[size];
  const { correction, is_corrected: isCorrected } = printer;
  const address = addressOf(printer);
  const page = async (corrected: boolean) => {
    await print({ ...address, size, corrected });
    message.success(t('printing:page_sent'));
  };
  const save = async (measured: { left: number; top: number; length: number } | null) => {
    setRefusal(undefined);
    await correct({ ...address, size, measured, version: correction.version });
    setTyped(nothing);
    if (measured === null) onClose();
  };
  const measured = () => {
    const [left, top, length] = fields.map((field) => inTenths(typed[field]));
    return left === undefined || top === undefined || length === undefined
      ? undefined
      : { left, top, length };
  };
  const found = measured();
  return (
    <Modal
      open
      title={t('printing:calibrate_title', { printer: printer.printer })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <Stack gap={12} data-testid="calibration">
        <p>{t('printing:calibrate_explained')}</p>
        <RefusalAlert refusal={refusal} />
        <Field label={t('printing:calibrate_size')}>
          <Select
            value={size}
            onChange={setSize}
            aria-label={t('printing:calibrate_size')}
            options={printer.sizes.map((one) => ({ value: one, label: one.replace('x', '×') }))}
          />
        </Field>
        <Buttons>
          <ActionButton
            label={t('printing:print_page')}
            onAct={() => page(false)}
            onRefused={setRefusal}
            testId="print-calibration"
          />
          {isCorrected && (
            <ActionButton
              label={t('printing:print_check')}
              onAct={() => page(true)}
              onRefused={setRefusal}
              testId="print-check"
            />
          )}
        </Buttons>
        {fields.map((field) => (
          <Field
            key={field}
            label={t(`printing:${field}`, { end: marks.length })}
            htmlFor={`measured-${field}`}
            names={[field]}
            refusal={refusal}
            hint={t('printing:should_be', { mm: `${marks[field]}.0` })}
          >
            <InputNumber
              id={`measured-${field}`}
              value={typed[field]}
              onChange={(next) => setTyped({ ...typed, [field]: next })}
              min={0}
              max={LIMITS.measured / 10}
              step={0.1}
              precision={1}
              data-testid={`measured-${field}`}
            />
          </Field>
        ))}
        <Buttons end>
          {isCorrected && (
            <ActionButton
              label={t('printing:reset')}
              onAct={() => save(null)}
              onRefused={setRefusal}
              testId="reset-correction"
            />
          )}
          <ActionButton
            label={t('printing:save')}
            primary
            inDialog
            missing={fields
              .filter((field) => typed[field] === null)
              .map((field) => t(`printing:${field}`, { end: marks.length }))}
            onAct={() => found && save(found)}
            onRefused={setRefusal}
            testId="save-correction"
          />
        </Buttons>
      </Stack>
    </Modal>
  );
}
