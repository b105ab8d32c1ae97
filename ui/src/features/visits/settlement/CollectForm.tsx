import type { SheetRow, Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useCommand } from '../../../api/command';
import { fenOf, formatMoney } from '../../../i18n/amounts';
import type { RefusalLike } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { Buttons } from '../../../kit/Buttons';
import { enterMoves } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { VisitAction } from '../visit/VisitAction';
import { isYours, payerOf, sheetLets } from '../visit/visit';
import { PaymentForm } from './PaymentForm';
import {
  amountOf,
  drawnOf,
  overDrawn,
  overStored,
  type Part,
  partsOffered,
  requestOf,
  storedFor,
  storedOf,
  tooLittle,
  undecided,
} from './payment';

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
  const [refusal, setRefusal] = useState<RefusalLike>();

  const due = sheetLets(sheet, 'collect_on_account') ? fenOf(sheet.on_account) : 0;
  const linked = query.get(COLLECT) === String(sheet.id);
  const open = due > 0 && isYours(visit, 'collect_on_account') && (asked || linked);
  const parts = typed ?? partsOffered(sheet, due);
  const sum = amountOf(parts);
  const undone = undecided(parts);
  const missing = [
    ...(undone
      ? [
          {
            says: undone === 'agreed' ? t('words:stored.agree_missing') : t(`visits:payment.${undone}_open`),
            at: undone,
          },
        ]
      : []),
    ...(sum <= 0 ? [{ says: t('visits:payment.amount_missing'), at: 'amount' }] : []),
    ...(sum > due ? [{ says: t('visits:collect.too_much', { amount: due }), at: 'amount' }] : []),
    ...(overDrawn(parts, sheet)
      ? [
          {
            says: t('errors:over_drawn', { amount: drawnOf(parts), credit: fenOf(sheet.credit) }),
            at: 'amount',
          },
        ]
      : []),
    ...(overStored(parts, sheet)
      ? [
          {
            says: t('errors:stored_value_short', { amount: storedOf(parts), balance: storedFor(sheet) }),
            at: 'amount',
          },
        ]
      : []),
    ...(tooLittle(parts) ? [{ says: t('errors:tendered_too_little'), at: 'tendered' }] : []),
  ];
  const close = () => {
    setAsked(false);
    setParts(undefined);
    setRefusal(undefined);
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
        title={t('visits:collect.title', { number: sheet.number })}
        footer={null}
        width={640}
        onCancel={close}
        destroyOnHidden
      >
        <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="collect-form">
          <RefusalAlert refusal={refusal} />
          <PaymentForm
            till={{
              sheets: [sheet],
              sheet,
              owed: due,
              collects: true,
              parts,
              choose: () => undefined,
              setParts,
            }}
          />
          <Buttons end>
            <ActionButton label={t('words:confirm.back')} onAct={close} />
            <ActionButton
              label={t('visits:collect.take', { payer: payerOf(sheet, word), amount: sum })}
              primary
              money
              hotkey="Ctrl+Enter"
              inDialog
              missing={missing}
              testId="collect-send"
              onRefused={setRefusal}
              onAct={async () => {
                setRefusal(undefined);
                const taken = await collect({ settlement_id: sheet.id, owed: due, parts: requestOf(parts) });
                setChange(fenOf(taken.change));
                close();
              }}
            />
          </Buttons>
        </Stack>
      </Modal>
    </>
  );
}
