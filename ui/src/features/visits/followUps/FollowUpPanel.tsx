import type { Visit } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../../../api/call';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { DateTimeText, DayText } from '../../../kit/DateTimeText';
import { Fact, Facts } from '../../../kit/Facts';
import { WorkPanel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { ComplaintForm } from '../complaints/ComplaintForm';
import { VisitAction } from '../visit/VisitAction';
import { matterOf, nameOf } from '../visit/visit';
import styles from './followUps.module.css';

/** The call a week later: when it is due, what was tried, and what the customer said. */
export function FollowUpPanel({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const mayComplain = useMay('open_complaint');
  const mayRead = useMay('get_complaint');
  const [complaining, setComplaining] = useState(false);
  const { follow_up: call, calls, complaints } = visit;
  // The complaint that has to be settled before the customer is called again.
  const told = complaints.find((one) => one.id === call?.waits_for);
  return (
    <WorkPanel
      name="follow-up"
      lacks="follow_up"
      title={t('visits:follow_up.title')}
      extra={
        mayComplain && (
          <ActionButton
            label={t('visits:complaint.open')}
            testId="open-complaint"
            onAct={() => setComplaining(true)}
          />
        )
      }
      foot={
        call && (
          <VisitAction visit={visit} action="record_follow_up" onAct={() => navigate(`/calls/${call.id}`)} />
        )
      }
    >
      {call ? (
        <Facts small>
          <Fact label={t('visits:follow_up.due')}>
            <DayText day={call.due_on} weekday />
          </Fact>
          <Fact label={t('visits:follow_up.attempts')}>{call.attempts}</Fact>
          {call.call_back_at && (
            <Fact label={word('call_outcome', 'call_back')}>
              <DateTimeText at={call.call_back_at} weekday />
            </Fact>
          )}
          <Fact label={t('visits:follow_up.outcome')}>
            {call.closed_at
              ? call.outcome
                ? word('call_outcome', call.outcome)
                : t('visits:follow_up.not_called')
              : told
                ? t('visits:follow_up.waits', { number: told.number })
                : t('visits:follow_up.waiting')}
          </Fact>
        </Facts>
      ) : (
        <Quiet as="p">{t('visits:follow_up.none')}</Quiet>
      )}
      {calls.length > 0 && (
        <ul className={styles.calls}>
          {calls.map((one) => (
            <li key={one.id}>
              <DateTimeText at={one.at} /> {nameOf(visit, one.person_id)}
              <strong>{word('call_outcome', one.outcome)}</strong>
              <span>{one.note}</span>
            </li>
          ))}
        </ul>
      )}
      {complaints.length > 0 && (
        <ul className={styles.calls} data-lack="complaint">
          {complaints.map((one) => (
            <li key={one.id}>
              {mayRead ? (
                <Link to={`/complaints/${one.id}`} data-testid={`complaint-${one.id}`}>
                  {one.number}
                </Link>
              ) : (
                <span data-testid={`complaint-${one.id}`}>{one.number}</span>
              )}
              <strong>{word('complaint_state', one.state)}</strong>
              <span>{matterOf(one, word)}</span>
            </li>
          ))}
        </ul>
      )}
      {complaining && <ComplaintForm visit={visit} onClose={() => setComplaining(false)} />}
    </WorkPanel>
  );
}
