import type { Visit } from '@bindings';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/call';
import { useCommand } from '../../../api/command';
import { useWords } from '../../../i18n/words';
import { Alert } from '../../../kit/Alert';
import { Money } from '../../../kit/Money';
import { WorkPanel } from '../../../kit/Panel';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { VisitAction } from '../visit/VisitAction';
import { actionOf, activeSheets, isYours, owedOf, tellsAmounts } from '../visit/visit';
import { BillForm, PrepareBill, useBill } from './BillForm';
import { billTotal } from './bill';
import { GoneSheets } from './GoneSheets';
import { isAboutMileage, MileageOut } from './MileageOut';
import styles from './preparation.module.css';
import { SheetCard } from './SheetCard';
import { useChecklist } from './useChecklist';

/** The car is made ready, and so is the bill. */
export function PreparationPanel({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const complete = useCommand('complete_preparation');
  const { done, toggle, all, read, refusal } = useChecklist(visit);
  const yours = isYours(visit, 'edit_preparation');
  const { order } = visit;
  const [km, setKm] = useState(order.mileage_out_km);
  useEffect(() => setKm(order.mileage_out_km), [order.mileage_out_km]);
  // What was typed and is not kept yet goes along with whatever is pressed next.
  const unread = km !== null && km !== order.mileage_out_km;
  const bringKm = async () => !unread || (await read(km, order.instrument_replaced));
  // Who is not told amounts ticks off the car; of the bill there is nothing to see but that it is made.
  const tells = tellsAmounts(visit);
  const sheets = tells ? activeSheets(visit) : [];
  const gone = tells ? visit.settlements.filter((sheet) => !activeSheets(visit).includes(sheet)) : [];
  const voided = visit.settlements.filter((sheet) => sheet.state === 'voided').at(-1);
  const lacks = actionOf(visit, 'prepare_bill')?.missing ?? [];
  const billed = lacks.some((lack) => lack.what === 'bill_exists');
  const quotes = useMay('quote_bill');
  const bill = useBill(visit, !billed && quotes);
  // The money is on the first screen, whatever is ticked off above the bill.
  const due = !tells
    ? undefined
    : billed
      ? owedOf(visit)
      : quotes && lacks.length === 0 && bill.quote.data
        ? billTotal(bill.quote.data)
        : undefined;
  const saysVoided = voided !== undefined && !billed;
  const makesBill = !billed && quotes;
  const asked = visit.preparation_codes;
  const open = asked.filter((code) => !done.includes(code));

  return (
    <WorkPanel
      name="preparation"
      title={t('visits:preparation.title')}
      extra={
        due !== undefined && (
          <span className={styles.due} data-testid="bill-due">
            {t(billed ? 'visits:sheet.owed' : 'visits:bill.total')} <Money fen={due} inline strong />
          </span>
        )
      }
      foot={
        <>
          <VisitAction
            visit={visit}
            action="complete_preparation"
            brings={unread ? ['mileage_out'] : []}
            onAct={async () => {
              if (!(await bringKm())) return;
              await complete({ work_order_id: order.id });
            }}
          />
          {!billed && <PrepareBill visit={visit} bill={bill} waits={lacks.length > 0} first={bringKm} />}
        </>
      }
    >
      {!isAboutMileage(refusal) && <RefusalAlert refusal={refusal} />}
      <div className={styles.head}>
        <h3>
          {open.length === 0
            ? t('visits:preparation.all_done')
            : t('visits:preparation.checklist', { open: open.length })}
        </h3>
        {yours && open.length > 0 && (
          <button type="button" className={styles.item} data-testid="prepare-all" onClick={all}>
            {t('visits:preparation.all')}
          </button>
        )}
      </div>
      <div className={styles.items}>
        {asked.map((code) => (
          <button
            key={code}
            type="button"
            role="checkbox"
            aria-checked={done.includes(code)}
            className={styles.item}
            disabled={!yours}
            data-testid={`prepare-${code}`}
            data-lack={done.includes(code) ? undefined : 'preparation'}
            onClick={() => toggle(code)}
          >
            <span className={styles.tick} aria-hidden="true">
              {done.includes(code) ? '✓' : ''}
            </span>
            {word('preparation_item', code)}
          </button>
        ))}
      </div>
      <MileageOut visit={visit} refusal={refusal} km={km} onType={setKm} onRead={read} />
      {(saysVoided || makesBill || sheets.length > 0 || gone.length > 0) && (
        <h3 className={styles.bill}>{t('visits:bill.title')}</h3>
      )}
      {saysVoided && (
        <Alert
          type="info"
          showIcon
          data-testid="voided"
          title={t('visits:preparation.voided', { number: voided.number, reason: voided.void_reason })}
          description={t('visits:preparation.put_right')}
        />
      )}
      {sheets.map((sheet, place) => (
        <SheetCard
          key={sheet.id}
          visit={visit}
          sheet={sheet}
          hotkey={billed && place === 0 ? 'F7' : undefined}
        />
      ))}
      {makesBill && <BillForm visit={visit} bill={bill} waits={lacks.length > 0} />}
      <GoneSheets visit={visit} sheets={gone} />
    </WorkPanel>
  );
}
