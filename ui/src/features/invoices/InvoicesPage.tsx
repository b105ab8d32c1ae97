import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { Choice } from '../../kit/Choice';
import { PageHeader } from '../../kit/PageHeader';
import { CodesDialog } from './CodesDialog';
import { Issued } from './Issued';
import { ResultsDialog } from './ResultsDialog';
import { ToInvoice } from './ToInvoice';

const views = ['to_invoice', 'issued'] as const;

/** Tax invoices: what is still to be invoiced, and what was. */
export default function InvoicesPage() {
  const { t } = useTranslation();
  const [view, setView] = useState<(typeof views)[number]>('to_invoice');
  const [open, setOpen] = useState<'results' | 'codes'>();
  const close = () => setOpen(undefined);
  return (
    <>
      <PageHeader
        title={t('invoices:title')}
        actions={
          <Buttons>
            <ActionButton
              label={t('invoices:codes.open')}
              opens
              testId="tax-codes"
              onAct={() => setOpen('codes')}
            />
            <ActionButton
              label={t('invoices:results.open')}
              opens
              testId="invoice-results"
              onAct={() => setOpen('results')}
            />
          </Buttons>
        }
      >
        <Choice
          value={view}
          codes={views}
          word={(code) => t(`invoices:view.${code}`)}
          onChange={setView}
          label={t('invoices:title')}
          testId="invoices-view"
        />
      </PageHeader>
      {view === 'to_invoice' ? <ToInvoice /> : <Issued />}
      <ResultsDialog open={open === 'results'} onClose={close} />
      <CodesDialog open={open === 'codes'} onClose={close} />
    </>
  );
}
