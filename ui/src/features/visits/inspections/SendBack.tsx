import type { Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../../kit/draft';
import { Panel } from '../../../kit/Panel';
import { VisitAction } from '../visit/VisitAction';
import { isYours } from '../visit/visit';
import { blankRework, ReworkForm } from './ReworkForm';

/** It passed and is still being made ready: what is heard while it is washed sends it back to the workshop. */
export function SendBack({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const rework = useDraft(`visit/${visit.order.id}/rework`, blankRework);
  const [failing, setFailing] = useState(false);
  if (!isYours(visit, 'fail_final_inspection')) return null;
  return (
    <Panel title={t('visits:rework.after_pass')} padded testId="send-back">
      {failing ? (
        <ReworkForm
          visit={visit}
          report={{ work_order_id: visit.order.id, items: [], road_test_km: 0, note: '' }}
          suggested={[]}
          draft={rework}
          onClose={() => setFailing(false)}
          onDone={() => undefined}
        />
      ) : (
        <VisitAction
          visit={visit}
          action="fail_final_inspection"
          danger
          size="large"
          onAct={() => setFailing(true)}
        />
      )}
    </Panel>
  );
}
