import type { CatalogueItem } from '@bindings';
import { App, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { QuantityInput } from '../../kit/AmountInput';
import { CarTitle } from '../../kit/CarTitle';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { NumberKeys } from '../../kit/NumberKeys';
import { Row } from '../../kit/Row';
import { PartPicker, partIdOf } from '../parts/PartPicker';
import type { JobAtHand } from './atJob';

interface PartRequestDialogProps {
  /** The job a part is asked for; nothing keeps the dialog shut. */
  job: JobAtHand | undefined;
  onClose: () => void;
}

/** The technician asks the parts counter for something, from the car. */
export function PartRequestDialog({ job, onClose }: PartRequestDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open={job !== undefined}
      title={
        <CarTitle plate={job?.plate} colour={job?.plateColour}>
          {t('jobs:parts.title', { job: job?.name ?? '' })}
        </CarTitle>
      }
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={640}
    >
      {job && <Asking job={job} onClose={onClose} />}
    </Modal>
  );
}

function Asking({ job, onClose }: { job: JobAtHand; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const request = useCommand('request_part');
  const [item, setItem] = useState<CatalogueItem>();
  const [text, setText] = useState('');
  const [quantity, setQuantity] = useState<number | undefined>(1000);
  const [unit, setUnit] = useState('');
  const missing = [
    ...(text.trim() === '' ? [{ says: t('jobs:parts.text_missing'), at: 'text' }] : []),
    ...(quantity ? [] : [{ says: t('jobs:parts.quantity_missing'), at: 'quantity' }]),
  ];
  return (
    <DialogForm
      label={t('jobs:parts.send')}
      hotkey="F2"
      testId="part-request-form"
      sendId="part-request-send"
      missing={missing}
      onSend={async () => {
        await request({
          job_id: job.id,
          part_id: (item && partIdOf(item)) ?? null,
          text,
          quantity: quantity ?? 0,
          unit,
        });
        message.success(t('jobs:parts.sent'));
        onClose();
      }}
      onClose={onClose}
    >
      {(refusal) => (
        <>
          <Field label={t('jobs:parts.text')} names={['text']} refusal={refusal}>
            <PartPicker
              chosen={item}
              onChoose={setItem}
              text={text}
              onText={setText}
              label={t('jobs:parts.text')}
              autoFocus
            />
          </Field>
          <Row gap={12}>
            <Field label={t('words:field.quantity')} names={['quantity']} refusal={refusal}>
              <NumberKeys>
                <QuantityInput
                  size="large"
                  value={quantity ?? null}
                  onChange={setQuantity}
                  aria-label={t('words:field.quantity')}
                />
              </NumberKeys>
            </Field>
            <Field label={t('words:field.unit')} names={['unit']} refusal={refusal}>
              <Input
                size="large"
                value={item?.unit ?? unit}
                disabled={item !== undefined}
                aria-label={t('words:field.unit')}
                onChange={(event) => setUnit(event.target.value)}
              />
            </Field>
          </Row>
        </>
      )}
    </DialogForm>
  );
}
