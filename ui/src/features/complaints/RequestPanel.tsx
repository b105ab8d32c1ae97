import type { ComplaintPage, RemedyRequestRow } from '@bindings';
import { Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { fenOf } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { formatInstant } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { useDraft } from '../../kit/draft';
import { Field } from '../../kit/Field';
import { Money } from '../../kit/Money';
import { Panel } from '../../kit/Panel';
import { Stack } from '../../kit/Stack';
import styles from './Complaints.module.css';
import { offerOf } from './offers';
import { Said } from './parts';

interface RequestPanelProps {
  page: ComplaintPage;
  row: RemedyRequestRow;
  /** Takes the approved remedy into the form that agrees it with the customer. */
  onUse: (remedy: string, cost: number) => void;
}

/** A remedy the manager was asked for, and what became of it. */
export function RequestPanel({ page, row, onUse }: RequestPanelProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { request } = row;
  const waits = request.state === 'waiting';
  return (
    <Panel title={t('complaints:request.title')} padded testId="remedy-request">
      <Stack gap={12}>
        <p className={styles.asked}>
          {request.remedy} <Money fen={request.cost} inline strong />{' '}
          <Tag>{word('request_state', request.state)}</Tag>
        </p>
        <p className={styles.quiet}>
          {t('complaints:request.asked', { name: row.asked_by_name, at: formatInstant(t, request.asked_at) })}
        </p>
        {request.decided_at && (
          <p className={styles.quiet}>
            {t('complaints:request.decided', {
              name: row.decided_by_name,
              at: formatInstant(t, request.decided_at),
            })}{' '}
            {request.note}
          </p>
        )}
        {waits &&
          (offerOf(page, 'decide_remedy') ? <Decision row={row} /> : <p>{t('complaints:request.waits')}</p>)}
        {request.state === 'approved' && (
          <Buttons gap={12}>
            <ActionButton
              label={t('complaints:request.use')}
              onAct={() => onUse(request.remedy, fenOf(request.cost))}
              testId="use-approved"
            />
          </Buttons>
        )}
      </Stack>
    </Panel>
  );
}

function Decision({ row }: { row: RemedyRequestRow }) {
  const { t } = useTranslation();
  const decide = useCommand('decide_remedy');
  const draft = useDraft(`remedy/${row.request.id}`, '');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const note = draft.value.trim();
  const act = async (approved: boolean) => {
    setRefusal(undefined);
    await decide({ id: row.request.id, version: row.request.version, approved, note });
    draft.clear();
  };
  return (
    <>
      <Field
        label={t('complaints:request.note')}
        htmlFor="request-note"
        names={['note']}
        refusal={refusal}
        hint={t('complaints:request.note_hint')}
      >
        <Input.TextArea
          id="request-note"
          autoSize={{ minRows: 1, maxRows: 4 }}
          value={draft.value}
          data-testid="request-note"
          onChange={(event) => draft.set(event.target.value)}
        />
      </Field>
      <Said refusal={refusal} names={['note']} />
      <Buttons gap={12}>
        <ActionButton
          label={t('complaints:request.approve')}
          primary
          size="large"
          onAct={() => act(true)}
          onRefused={setRefusal}
          testId="remedy-approve"
        />
        <ActionButton
          label={t('complaints:request.decline')}
          danger
          size="large"
          missing={note === '' ? [{ says: t('complaints:request.lack'), at: 'note' }] : []}
          onAct={() => act(false)}
          onRefused={setRefusal}
          testId="remedy-decline"
        />
      </Buttons>
    </>
  );
}
