import type { PaymentPart } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CarOfDialog, CarTitle } from './CarTitle';
import { DialogForm } from './DialogForm';
import { Modal } from './Modal';
import { MoneyTakenOnce } from './MoneyTakenOnce';
import type { Scan } from './PaidPartFields';
import { paidLacks, partsAsked, unpaid } from './paidParts';

interface DepositDialogProps {
  open: boolean;
  /** What it is paid in for, by its number. */
  number: string;
  /** At which it is asked, where there is one. */
  car?: CarOfDialog;
  verb: string;
  scan: Scan;
  onTake: (parts: PaymentPart[]) => Promise<unknown>;
  onClose: () => void;
}

/** Money before there is a sheet to pay. */
export function DepositDialog({ open, number, car, verb, scan, onTake, onClose }: DepositDialogProps) {
  const { t } = useTranslation();
  const words = t('words:deposit.title', { number });
  return (
    <Modal
      open={open}
      title={
        car ? (
          <CarTitle plate={car.plate} colour={car.plate_colour}>
            {words}
          </CarTitle>
        ) : (
          words
        )
      }
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DepositForm verb={verb} scan={scan} onTake={onTake} onClose={onClose} />
    </Modal>
  );
}

function DepositForm({ verb, scan, onTake, onClose }: Omit<DepositDialogProps, 'open' | 'number' | 'car'>) {
  const { t } = useTranslation();
  const [part, setPart] = useState(unpaid);
  const lacks = paidLacks(t, [part]);
  return (
    <DialogForm
      label={verb}
      hotkey="Ctrl+Enter"
      money
      testId="deposit-form"
      sendId="deposit-send"
      missing={[...lacks.amount, ...lacks.means, ...lacks.tendered]}
      onClose={onClose}
      onSend={async () => {
        await onTake(partsAsked([part]));
        onClose();
      }}
    >
      {(refusal) => (
        <>
          <p>{t('words:deposit.explained')}</p>
          <MoneyTakenOnce
            part={part}
            onChange={(patch) => setPart({ ...part, ...patch })}
            label={t('words:deposit.amount')}
            testId="deposit"
            refusal={refusal}
            scan={scan}
          />
        </>
      )}
    </DialogForm>
  );
}
