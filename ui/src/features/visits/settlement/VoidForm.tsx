import type { SheetRow, Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { fenOf } from '../../../i18n/amounts';
import { useWords } from '../../../i18n/words';
import { ConfirmWithReason } from '../../../kit/ConfirmWithReason';
import { lacksOf } from '../visit/lacks';
import { VisitAction } from '../visit/VisitAction';
import { VisitTitle } from '../visit/VisitTitle';
import { sheetLets } from '../visit/visit';

const moneyOn = ({ received, on_account }: SheetRow) => ({
  received: fenOf(received),
  on_account: fenOf(on_account),
});

/** The button that voids a sheet, with what becomes of its money. */
export function VoidForm({ visit, sheet }: { visit: Visit; sheet: SheetRow }) {
  const { t } = useTranslation();
  const word = useWords();
  const voidSheet = useCommand('void_settlement');
  const [open, setOpen] = useState(false);
  // What was paid when the dialog opened: who decided on that is told when it changed, and
  // goes on by what is shown now.
  const [seen, setSeen] = useState<ReturnType<typeof moneyOn>>();
  const days = sheet.voiding_ended;
  if (!sheetLets(sheet, 'void_settlement') && days === null) return null;
  const setFree = fenOf(sheet.set_free);
  const goesBack = fenOf(sheet.received) - setFree;
  const onAccount = fenOf(sheet.on_account);
  return (
    <>
      <VisitAction
        visit={visit}
        action="void_settlement"
        danger
        rare
        // Each sheet has its own days, and says so itself when they are over.
        brings={['taking_back_ended']}
        lacks={days === null ? [] : lacksOf(t, [{ what: 'taking_back_ended', days }])}
        onAct={() => {
          setSeen(moneyOn(sheet));
          setOpen(true);
        }}
      />
      <ConfirmWithReason
        open={open}
        title={
          <VisitTitle visit={visit}>{t('visits:sheet.void_title', { number: sheet.number })}</VisitTitle>
        }
        verb={word('action', 'void_settlement')}
        suggestions={[
          t('visits:sheet.void_amount'),
          t('visits:sheet.void_payer'),
          t('visits:sheet.void_line'),
        ]}
        onConfirm={(reason) =>
          voidSheet({ settlement_id: sheet.id, ...(seen ?? moneyOn(sheet)), reason }).catch(
            (failure: unknown) => {
              setSeen(undefined);
              throw failure;
            },
          )
        }
        onClose={() => setOpen(false)}
      >
        <span>{t('visits:sheet.void_explained')}</span>
        {setFree > 0 && <strong>{t('visits:sheet.void_sets_free', { amount: setFree })}</strong>}
        {goesBack > 0 && <strong>{t('visits:sheet.void_goes_back', { amount: goesBack })}</strong>}
        {onAccount > 0 && <strong>{t('visits:sheet.void_off_account', { amount: onAccount })}</strong>}
      </ConfirmWithReason>
    </>
  );
}
