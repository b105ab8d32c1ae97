import type { WaitingApproval } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommand } from '../../api/command';
import { concessionWords } from '../../i18n/concession';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Age } from '../../kit/Age';
import { ConfirmWithReason } from '../../kit/ConfirmWithReason';
import { PlateBadge } from '../../kit/PlateBadge';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import styles from './Page.module.css';

/** What gives away more than the limit and waits for the manager's word, the oldest first. */
export function Concessions({ waiting }: { waiting: readonly WaitingApproval[] }) {
  return (
    <ul className={styles.concessions} data-testid="concessions">
      {waiting.map((one) => (
        <Asked key={one.id} asked={one} />
      ))}
    </ul>
  );
}

function Asked({ asked }: { asked: WaitingApproval }) {
  const { t } = useTranslation();
  const answer = useCommand('answer_approval');
  const [declining, setDeclining] = useState(false);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { id, version } = asked;
  return (
    <li data-testid={`approval-${id}`}>
      <Row wrap gap={8}>
        <PlateBadge plate={asked.plate} colour={asked.plate_colour} size="small" />
        <Link to={`/visits/${asked.work_order_id}`}>{asked.customer_name}</Link>
        <strong>{asked.name || t('office:concessions.bill')}</strong>
        <span>{concessionWords(t, asked.concessions)}</span>
      </Row>
      <Row wrap gap={8}>
        <Quiet>
          {asked.asked_by_name} {asked.note}
        </Quiet>
        <Age since={asked.asked_at} amber={10} red={30} />
        <ActionButton
          label={t('office:concessions.grant')}
          size="small"
          testId={`approval-${id}-grant`}
          onRefused={setRefusal}
          onAct={() => {
            setRefusal(undefined);
            return answer({ id, version, granted: true, note: '' });
          }}
        />
        <ActionButton
          label={t('office:concessions.decline')}
          size="small"
          testId={`approval-${id}-decline`}
          onAct={() => setDeclining(true)}
        />
      </Row>
      <RefusalAlert refusal={refusal} />
      <ConfirmWithReason
        open={declining}
        title={t('office:concessions.decline_title', { name: asked.name || t('office:concessions.bill') })}
        verb={t('office:concessions.decline')}
        onConfirm={(note) => answer({ id, version, granted: false, note })}
        onClose={() => setDeclining(false)}
      />
    </li>
  );
}
