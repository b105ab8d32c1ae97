import type { Visit } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { payerWords } from '../../../i18n/claim';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { MoneyInput } from '../../../kit/AmountInput';
import { useDraft } from '../../../kit/draft';
import { Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { Money } from '../../../kit/Money';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { ApprovalBox } from '../approvals/ApprovalBox';
import { VisitAction } from '../visit/VisitAction';
import { isYours } from '../visit/visit';
import { billTotal, overOf, toWholeYuan } from './bill';
import styles from './preparation.module.css';
import { SheetFigures } from './SheetFigures';

const full = { discount: 0, rounding: 0 };

/** What the bill would come to, with the discount and rounding typed so far. */
export function useBill(visit: Visit, open: boolean) {
  const draft = useDraft(`visit/${visit.order.id}/bill`, full);
  const { discount, rounding } = draft.value;
  const asked = { work_order_id: visit.order.id, discount, rounding };
  return {
    draft,
    asked,
    quote: useRead('quote_bill', asked, { placeholderData: keepPreviousData, enabled: open }),
  };
}

interface BillFormProps {
  visit: Visit;
  bill: ReturnType<typeof useBill>;
  /** A line is still to be offered or answered: until then there is nothing to reckon with. */
  waits: boolean;
}

/** The bill while it is made: discount and rounding are seen in every figure before anything is written. */
export function BillForm({ visit, bill, waits }: BillFormProps) {
  const { t } = useTranslation();
  const word = useWords();
  const prepare = useCommand('prepare_bill');
  const { draft, asked, quote } = bill;
  const { value, set } = draft;
  const yours = isYours(visit, 'prepare_bill');
  const round = toWholeYuan(quote.data);
  // What stands in the fields is reckoned all the same: only the bill itself waits for the manager.
  const over = overOf(quote.data);

  return (
    <Stack gap={16}>
      {yours && !waits && (
        <Group columns={3}>
          <Field
            small
            label={t('visits:bill.discount')}
            refusal={quote.error ?? undefined}
            names={['discount']}
          >
            <div data-testid="bill-discount">
              <MoneyInput
                value={value.discount}
                aria-label={t('visits:bill.discount')}
                onChange={(discount) => set((before) => ({ ...before, discount: discount ?? 0 }))}
              />
            </div>
          </Field>
          <Field
            small
            label={t('visits:bill.rounding')}
            refusal={quote.error ?? undefined}
            names={['rounding']}
          >
            <div data-testid="bill-rounding">
              <MoneyInput
                value={value.rounding}
                aria-label={t('visits:bill.rounding')}
                onChange={(rounding) => set((before) => ({ ...before, rounding: rounding ?? 0 }))}
              />
            </div>
          </Field>
          {round > 0 && (
            <Field small label={t('visits:bill.whole_yuan')}>
              <ActionButton
                label={t('visits:bill.round_down', { amount: round })}
                hotkey="F6"
                testId="round-down"
                onAct={() => set((before) => ({ ...before, rounding: round }))}
              />
            </Field>
          )}
        </Group>
      )}
      {over && (
        <ApprovalBox
          refusal={over}
          action={() => ({ what: 'prepare_bill', ask: asked })}
          onPin={async (approval) => {
            await prepare({ ...asked, approval });
            draft.clear();
          }}
          onRequested={() => undefined}
        />
      )}
      <RefusalAlert refusal={quote.error} />
      {(waits ? [] : (quote.data?.sheets ?? [])).map((sheet) => (
        <section key={`${sheet.payer}/${sheet.payer_name}/${sheet.claim_number}`} className={styles.sheet}>
          <h4>{payerWords(t, word, sheet)}</h4>
          <SheetFigures content={sheet.content} />
        </section>
      ))}
    </Stack>
  );
}

/** Makes the bill; it stands beside the next action, which waits for it. */
export function PrepareBill({
  visit,
  bill,
  waits,
  first,
}: BillFormProps & { first: () => Promise<boolean> }) {
  const { t } = useTranslation();
  const prepare = useCommand('prepare_bill');
  const { draft, asked, quote } = bill;
  const sum = !waits && quote.data ? billTotal(quote.data) : undefined;
  return (
    <div className={styles.prepare} data-lack="bill">
      <VisitAction
        visit={visit}
        action="prepare_bill"
        hotkey={waits ? undefined : 'F10'}
        primary
        size="large"
        lacks={overOf(quote.data) ? [t('visits:approval.needed')] : []}
        onAct={async () => {
          // What was typed and is not kept yet is printed on the sheet: it goes first.
          if (!(await first())) return;
          await prepare(asked);
          draft.clear();
        }}
      />
      {sum !== undefined && quote.data && quote.data.sheets.length > 1 && (
        <span>
          {t('visits:bill.all_sheets')} <Money fen={sum} strong inline />
        </span>
      )}
    </div>
  );
}
