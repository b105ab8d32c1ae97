import type { Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../i18n/time';
import { Alert } from '../../../kit/Alert';
import { Money } from '../../../kit/Money';
import { Quiet } from '../../../kit/Quiet';
import { tellsAmounts } from '../visit/visit';

/** Until when the prices of the newest revision hold: said at the head, where it takes no room from the lines. */
export function ValidUntil({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const newest = visit.revisions.at(-1);
  if (!newest || newest.is_over || !tellsAmounts(visit)) return null;
  return (
    <Quiet testId="quote-valid">
      {t('visits:revision.valid', { day: formatDay(t, newest.valid_until) })}
    </Quiet>
  );
}

/** What the newest revision changes, and that it holds no more: read before an answer is written down. */
export function Revision({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const newest = visit.revisions.at(-1);
  if (!newest || !tellsAmounts(visit)) return null;
  const day = formatDay(t, newest.valid_until);
  const { added, replaced, sum_before: before, sum_after: after } = newest;
  return (
    <>
      {newest.is_over && (
        <Alert type="warning" showIcon data-testid="quote-over" title={t('visits:revision.over', { day })} />
      )}
      {newest.revision > 1 && (
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
      )}
    </>
  );
}
