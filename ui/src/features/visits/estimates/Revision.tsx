import type { Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { formatDay } from '../../../i18n/time';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { Money } from '../../../kit/Money';
import { Quiet } from '../../../kit/Quiet';
import { isYours, tellsAmounts } from '../visit/visit';

/** Until when the prices of what waits hold, of whichever revision: said at the head, where it takes no room from the lines. */
export function ValidUntil({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const { holds_until: until } = visit;
  if (until === null || visit.lapsed || !tellsAmounts(visit)) return null;
  return <Quiet testId="quote-valid">{t('visits:revision.valid', { day: formatDay(t, until) })}</Quiet>;
}

/** The last day of what waits is over: it is offered once more, as it stands, before anybody says yes to it. */
export function Lapsed({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const again = useCommand('offer_again');
  if (!visit.lapsed) return null;
  const { id, version } = visit.order;
  return (
    <div data-lack="quote_over">
      <Alert
        type="warning"
        showIcon
        data-testid="quote-over"
        title={t('visits:revision.over', { day: formatDay(t, visit.lapsed.until) })}
        action={
          isYours(visit, 'record_answers') && (
            <ActionButton
              label={t('visits:revision.again')}
              testId="action-offer_again"
              onAct={() => again({ work_order_id: id, version })}
            />
          )
        }
      />
    </div>
  );
}

/** What the newest revision changes: read before an answer is written down. */
export function Revision({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const newest = visit.revisions.at(-1);
  if (!newest || newest.revision < 2 || !tellsAmounts(visit)) return null;
  const { added, replaced, sum_before: before, sum_after: after } = newest;
  return (
    <Alert
      type="info"
      data-testid="revision"
      title={t('visits:revision.title', { revision: newest.revision })}
      description={
        <>
          {added.map((one) => (
            <div key={one.line_id}>
              {t('visits:revision.added')} {one.name} <Money fen={one.amount} inline />
            </div>
          ))}
          {replaced.map((one) => (
            <div key={one.line_id}>
              {t('visits:revision.replaced')} {one.name} <Money fen={one.amount} inline />{' '}
              {t('visits:revision.was', { name: one.name_before, amount: one.amount_before })}
            </div>
          ))}
          {t('visits:revision.sum', { before, after })}
        </>
      }
    />
  );
}
