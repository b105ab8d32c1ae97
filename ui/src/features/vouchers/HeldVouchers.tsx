import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';

interface HeldVouchersProps {
  customer: number;
  className?: string | undefined;
}

/** How many vouchers of theirs still pay, where that is told: nobody has to remember to ask. */
export function HeldVouchers(props: HeldVouchersProps) {
  return useMay('customer_vouchers') ? <Counted {...props} /> : null;
}

function Counted({ customer, className }: HeldVouchersProps) {
  const { t } = useTranslation();
  const { data } = useRead('customer_vouchers', { customer_id: customer });
  const open = (data?.vouchers ?? []).filter((row) => row.state === 'open').length;
  if (open === 0) return null;
  return (
    <span className={className} data-testid="visit-vouchers">
      {t('vouchers:held', { many: open })}
    </span>
  );
}
