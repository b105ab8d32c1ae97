import type { LoanRow, Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../../api/call';
import { useRead } from '../../../api/read';
import { formatDay } from '../../../i18n/time';
import { Alert } from '../../../kit/Alert';

/** What the customer drives or carries meanwhile is asked for as the own car goes back, and not weeks later. */
export function LoanOut({ visit }: { visit: Pick<Visit, 'order'> }) {
  const { t } = useTranslation();
  const may = useMay('list_loans');
  const { data } = useRead('list_loans', { back: false }, { enabled: may });
  const out = (data?.loans ?? []).filter((loan) => loan.work_order_id === visit.order.id);
  if (out.length === 0) return null;
  const told = (loan: LoanRow) => (
    <div key={loan.id}>
      <Link to={`/store/loans/${loan.id}`}>{loan.number}</Link>{' '}
      {t('visits:delivery.loan_due', { name: loan.unit_name, day: formatDay(t, loan.due_on) })}
    </div>
  );
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="loan-out"
      title={t('visits:delivery.loan_out', { count: out.length })}
      description={out.map(told)}
    />
  );
}
