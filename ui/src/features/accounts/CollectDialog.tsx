import type { AccountCollected, Debtor } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { DialogForm } from '../../kit/DialogForm';
import { Modal } from '../../kit/Modal';
import { amountOf } from '../../kit/paidParts';
import { Quiet } from '../../kit/Quiet';
import { PaymentForm } from '../visits/settlement/PaymentForm';
import { type Part, partsOffered, paymentLacks, requestOf } from '../visits/settlement/payment';

interface CollectDialogProps {
  debtor: Debtor;
  name: string;
  /** All that the page shows on account of this payer. */
  owed: number;
  /** What of it is to be paid: the chosen sheets, or all of it. */
  due: number;
  sheets: readonly number[];
  sales: readonly number[];
  onClose: () => void;
  onTaken: (taken: AccountCollected) => void;
}

/** One payment over several sheets and sales. */
export function CollectDialog({
  debtor,
  name,
  owed,
  due,
  sheets,
  sales,
  onClose,
  onTaken,
}: CollectDialogProps) {
  const { t } = useTranslation();
  const collect = useCommand('collect_account');
  // What a payer has with the shop lies with one visit, and pays that visit's sheets.
  const paid = {
    id: 0,
    number: '',
    payer: debtor.payer,
    payer_name: name,
    claim_number: '',
    credit: 0,
    stored: null,
    room: null,
  };
  const [typed, setParts] = useState<Part[]>();
  const parts = typed ?? partsOffered(paid, due);
  const sum = amountOf(parts);
  return (
    <Modal
      open
      title={t('accounts:collect_title', { name })}
      footer={null}
      width={640}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('accounts:take', { amount: sum })}
        hotkey="Ctrl+Enter"
        money
        testId="account-form"
        sendId="account-send"
        missing={paymentLacks(t, parts, paid, due, t('accounts:too_much', { amount: due }))}
        onClose={onClose}
        onSend={async () => {
          onTaken(
            await collect({ debtor, owed, sheets: [...sheets], sales: [...sales], parts: requestOf(parts) }),
          );
        }}
      >
        {() => (
          <>
            <Quiet>
              {sheets.length + sales.length > 0
                ? t('accounts:chosen', { count: sheets.length + sales.length, amount: due })
                : t('accounts:explained')}
            </Quiet>
            <PaymentForm
              till={{
                sheets: [paid],
                sheet: paid,
                owed: due,
                parts,
                isOffered: typed === undefined,
                choose: () => undefined,
                setParts,
              }}
            />
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
