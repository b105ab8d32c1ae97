import type { SheetRow, Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useCommand } from '../../../api/command';
import { fenOf, formatMoney } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { Alert } from '../../../kit/Alert';
import { Buttons } from '../../../kit/Buttons';
import { DialogForm } from '../../../kit/DialogForm';
import { Modal } from '../../../kit/Modal';
import { amountOf } from '../../../kit/paidParts';
import { VisitAction } from '../visit/VisitAction';
import { VisitTitle } from '../visit/VisitTitle';
import { isYours, payerOf, sheetLets } from '../visit/visit';
import { PaymentForm } from './PaymentForm';
import { type Part, partsOffered, paymentLacks, requestOf } from './payment';

/** The query of a visit's address that opens the collection of one sheet at once. */
const COLLECT = 'collect';

/** A payer who was trusted pays: all that is on account, or a part of it. */
export function CollectForm({ visit, sheet }: { visit: Visit; sheet: SheetRow }) {
  const { t } = useTranslation();
  const word = useWords();
  const collect = useCommand('collect_on_account');
  const [query, setQuery] = useSearchParams();
  const [asked, setAsked] = useState(false);
  const [typed, setParts] = useState<Part[]>();
  const [change, setChange] = useState(0);

  const due = sheetLets(sheet, 'collect_on_account') ? fenOf(sheet.on_account) : 0;
  const linked = query.get(COLLECT) === String(sheet.id);
  const open = due > 0 && isYours(visit, 'collect_on_account') && (asked || linked);
  const parts = typed ?? partsOffered(sheet, due);
  const sum = amountOf(parts);
  const close = () => {
    setAsked(false);
    setParts(undefined);
    if (linked) {
      query.delete(COLLECT);
      setQuery(query, { replace: true });
    }
  };

  return (
    <>
      {change > 0 && (
        <Alert
          type="success"
          showIcon
          data-testid="collect-change-given"
          title={t('visits:payment.change_given', { amount: formatMoney(change) })}
        />
      )}
      {due > 0 && (
        <Buttons end>
          <VisitAction
            visit={visit}
            action="collect_on_account"
            onAct={() => {
              setChange(0);
              setAsked(true);
            }}
          />
        </Buttons>
      )}
      <Modal
        open={open}
        title={<VisitTitle visit={visit}>{t('visits:collect.title', { number: sheet.number })}</VisitTitle>}
        footer={null}
        width={640}
        onCancel={close}
        destroyOnHidden
      >
        <DialogForm
          label={t('visits:collect.take', { payer: payerOf(sheet, word), amount: sum })}
          hotkey="Ctrl+Enter"
          money
          testId="collect-form"
          sendId="collect-send"
          missing={paymentLacks(t, parts, sheet, due, t('visits:collect.too_much', { amount: due }))}
          onClose={close}
          onSend={async () => {
            const taken = await collect({ settlement_id: sheet.id, owed: due, parts: requestOf(parts) });
            setChange(fenOf(taken.change));
            close();
          }}
        >
          {() => (
            <PaymentForm
              till={{
                sheets: [sheet],
                sheet,
                owed: due,
                collects: true,
                parts,
                isOffered: typed === undefined,
                choose: () => undefined,
                setParts,
              }}
            />
          )}
        </DialogForm>
      </Modal>
    </>
  );
}
