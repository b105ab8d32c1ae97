import type { Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { concessionWords } from '../../../i18n/concession';
import { Alert } from '../../../kit/Alert';
import { nameOf, tellsAmounts } from '../visit/visit';

const kinds = { waiting: 'info', granted: 'success', declined: 'warning' } as const;

/** What the manager was asked for here, and the answers: who asked sees them where the work goes on. */
export function Approvals({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  // It is about what is given away, which is nothing to those who are told no price.
  if (!visit.is_in_shop || !tellsAmounts(visit)) return null;
  // What was granted at the counter is no question any more.
  const asked = visit.approvals.filter(({ id }) => visit.asked_approvals.includes(id));
  return asked.map((approval) => (
    <Alert
      key={approval.id}
      type={kinds[approval.state]}
      showIcon
      data-testid={`approval-${approval.id}`}
      data-state={approval.state}
      title={t(`visits:approval.${approval.state}`, {
        name: approval.name || t('visits:approval.bill'),
        what: concessionWords(t, approval.concessions),
        asker: nameOf(visit, approval.asked_by),
        manager: nameOf(visit, approval.answered_by),
      })}
      description={approval.answer_note || undefined}
    />
  ));
}
