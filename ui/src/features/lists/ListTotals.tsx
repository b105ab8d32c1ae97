import type { ListTotals as Totals } from '@bindings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Money } from '../../kit/Money';

interface ListTotalsProps {
  totals: Totals | undefined;
  /** Of what: `orders`. */
  name: string;
  count: (count: number) => string;
}

/** What all that fits comes to, and from where on it was added up. */
export function ListTotals({ totals, name, count }: ListTotalsProps) {
  const { t } = useTranslation();
  if (!totals) return null;
  return (
    <Counted totals={totals} name={name} count={count}>
      <span>
        {t('lists:total')} <Money fen={totals.total} strong inline />
      </span>
      <span data-testid={`${name}-unpaid`}>
        {t('lists:unpaid')} <Money fen={totals.unpaid} strong inline owed={(totals.unpaid ?? 0) > 0} />
      </span>
    </Counted>
  );
}

interface CountedProps {
  totals: { count: number; since: string | null } | undefined;
  name: string;
  count: (count: number) => string;
  /** What else is added up. */
  children?: ReactNode;
}

/** How many fit, what else they come to, and from where on it was added up. */
export function Counted({ totals, name, count, children }: CountedProps) {
  const { t } = useTranslation();
  if (!totals) return null;
  return (
    <>
      <span data-testid={`${name}-count`}>{count(totals.count)}</span>
      {children}
      {totals.since && (
        <span data-testid={`${name}-since`}>{t('lists:added_since', { at: totals.since })}</span>
      )}
    </>
  );
}

/** What is to be known of rows that are not there: how far it was looked, and that there are too many. */
export function LookedNote({ page }: { page: { looked_to: string | null; cut: boolean } }) {
  const { t } = useTranslation();
  return (
    <>
      {page.looked_to && t('lists:looked_to', { at: page.looked_to })} {page.cut && t('lists:cut')}
    </>
  );
}
