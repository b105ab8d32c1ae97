import type { ListTotals as Totals } from '@bindings';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalLike } from '../../i18n/refusal';
import { Money } from '../../kit/Money';
import { RefusalAlert } from '../../kit/RefusalAlert';
import type { AddingUp } from './totals';

interface ListTotalsProps {
  totals: Totals | undefined;
  adding: AddingUp;
  /** Of what: `orders`. */
  name: string;
  count: (count: number) => string;
}

/** What all that fits comes to, and from where on it was added up. */
export function ListTotals({ totals, adding, name, count }: ListTotalsProps) {
  const { t } = useTranslation();
  if (!totals) return null;
  return (
    <Counted totals={totals} adding={adding} name={name} count={count}>
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
  adding: AddingUp;
  name: string;
  count: (count: number) => string;
  /** What else is added up. */
  children?: ReactNode;
}

/** How many fit, what else they come to, and from where on it was added up. */
export function Counted({ totals, adding, name, count, children }: CountedProps) {
  const { t } = useTranslation();
  const [refusal, setRefusal] = useState<RefusalLike>();
  if (!totals) return null;
  return (
    <>
      <span data-testid={`${name}-count`}>{count(totals.count)}</span>
      {children}
      {totals.since && (
        <span data-testid={`${name}-since`}>
          {t(adding.busy ? 'lists:adding' : 'lists:added_since', { at: totals.since })}{' '}
          {adding.busy ? (
            <Button type="link" size="small" data-testid={`${name}-add-stop`} onClick={adding.stop}>
              {t('lists:stop_adding')}
            </Button>
          ) : (
            <Button
              type="link"
              size="small"
              data-testid={`${name}-add-all`}
              onClick={() => adding.begin().catch(setRefusal)}
            >
              {t('lists:add_all')}
            </Button>
          )}
        </span>
      )}
      <RefusalAlert refusal={refusal} />
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
