import type { PartAnswer, PartRequestRow } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { formatQuantity } from '../../i18n/amounts';
import { shopToday } from '../../i18n/time';
import { ActionButton } from '../../kit/ActionButton';
import { Age } from '../../kit/Age';
import { Buttons } from '../../kit/Buttons';
import { DayInput } from '../../kit/DayInput';
import { DialogForm } from '../../kit/DialogForm';
import { addDays } from '../../kit/dayText';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import styles from './Page.module.css';
import { RequestState } from './RequestState';

interface RequestsProps {
  requests: readonly PartRequestRow[];
  /** Whoever keeps the store says what becomes of them. */
  answers: boolean;
}

/** What technicians asked for from the car. */
export function Requests({ requests, answers }: RequestsProps) {
  const { t } = useTranslation();
  const answer = useCommand('answer_part_request');
  const [ordering, setOrdering] = useState<PartRequestRow>();
  if (requests.length === 0) return null;
  const say = (request: PartRequestRow, said: PartAnswer) =>
    answer({ id: request.id, version: request.version, answer: said, expected_on: null, note: '' });
  return (
    <ul className={styles.requests} aria-label={t('parts:requests.title')}>
      {requests.map((request) => (
        <li key={request.id} data-testid={`part-request-${request.id}`}>
          <div className={styles.row}>
            <span className={styles.part}>
              <strong>{request.text}</strong>
              <span className={styles.quiet}>
                {[request.asked_by_name, request.job_name].filter(Boolean).join(' · ')}
              </span>
              {request.state === 'asked' && <Age since={request.asked_at} amber={10} red={30} />}
              <RequestState request={request} />
            </span>
            <strong className={styles.quantity}>
              {formatQuantity(request.quantity)} {request.unit}
            </strong>
          </div>
          {answers && request.state !== 'there' && (
            <Buttons>
              <ActionButton
                size="large"
                label={t('parts:requests.there')}
                onAct={() => say(request, 'there')}
                testId={`request-there-${request.id}`}
              />
              <ActionButton
                size="large"
                opens
                label={t('parts:requests.ordered')}
                onAct={() => setOrdering(request)}
                testId={`request-ordered-${request.id}`}
              />
              {request.state !== 'not_to_be_had' && (
                <ActionButton
                  size="large"
                  label={t('parts:requests.not_to_be_had')}
                  onAct={() => say(request, 'not_to_be_had')}
                  testId={`request-none-${request.id}`}
                />
              )}
            </Buttons>
          )}
        </li>
      ))}
      <Modal
        open={ordering !== undefined}
        title={t('parts:requests.ordered_title', { name: ordering?.text ?? '' })}
        footer={null}
        onCancel={() => setOrdering(undefined)}
        destroyOnHidden
      >
        {ordering && <Ordered request={ordering} onClose={() => setOrdering(undefined)} />}
      </Modal>
    </ul>
  );
}

function Ordered({ request, onClose }: { request: PartRequestRow; onClose: () => void }) {
  const { t } = useTranslation();
  const answer = useCommand('answer_part_request');
  const [day, setDay] = useState(request.expected_on ?? addDays(shopToday(), 1));
  const [note, setNote] = useState(request.note);
  return (
    <DialogForm
      label={t('parts:requests.ordered')}
      hotkey="Ctrl+Enter"
      testId="ordered-form"
      sendId="ordered-now"
      onSend={async () => {
        await answer({ id: request.id, version: request.version, answer: 'ordered', expected_on: day, note });
        onClose();
      }}
      onClose={onClose}
    >
      {(refusal) => (
        <>
          <Field label={t('parts:requests.expected_on')} names={['expected_on']} refusal={refusal}>
            <DayInput
              value={day}
              onChange={setDay}
              label={t('parts:requests.expected_on')}
              testId="ordered-day"
            />
          </Field>
          <Field label={t('words:field.note')} names={['note']} refusal={refusal}>
            <Input
              size="large"
              value={note}
              aria-label={t('words:field.note')}
              onChange={(event) => setNote(event.target.value)}
            />
          </Field>
        </>
      )}
    </DialogForm>
  );
}
