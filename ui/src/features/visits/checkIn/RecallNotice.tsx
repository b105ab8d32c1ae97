import type { Recall, Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../../api/call';
import { useCommand } from '../../../api/command';
import type { RefusalLike } from '../../../i18n/refusal';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { isYours } from '../visit/visit';

/** What a maker wants done to this car: one press makes a line of it, which the maker pays. */
export function RecallNotice({ visit, recall }: { visit: Visit; recall: Recall }) {
  const { t } = useTranslation();
  const add = useCommand('add_recall_line');
  const may = useMay('add_recall_line') && isYours(visit, 'edit_lines');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const planned = visit.notices.planned_recalls.includes(recall.id);
  return (
    <>
      <Alert
        type={recall.safety ? 'error' : 'warning'}
        showIcon
        data-testid={`recall-notice-${recall.id}`}
        title={
          <span>
            {t(recall.safety ? 'history:recall.notice' : 'history:recall.notice_action', {
              name: recall.name,
              text: recall.text,
            })}
            {planned && ` ${t('history:recall.planned')}`}
          </span>
        }
        action={
          may && !planned ? (
            <ActionButton
              label={t('history:recall.to_line')}
              size="small"
              testId={`recall-line-${recall.id}`}
              onRefused={setRefusal}
              onAct={() => add({ work_order_id: visit.order.id, recall_id: recall.id })}
            />
          ) : (
            <Link to={`/vehicles/${visit.order.vehicle_id}`}>{t('visits:notice.open')}</Link>
          )
        }
      />
      <RefusalAlert refusal={refusal} />
    </>
  );
}
