import type { DataRequestPage as Page } from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useMay } from '../../../api/call';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { formatDay, formatInstant } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Buttons } from '../../../kit/Buttons';
import { ConfirmWithReason } from '../../../kit/ConfirmWithReason';
import { Fact, Facts } from '../../../kit/Facts';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { ListOut } from '../../lists/ListOut';
import { AnswerRequest } from './AnswerRequest';
import { CheckIdentity } from './CheckIdentity';
import { RequestDue } from './RequestRows';
import { WhatGoes } from './WhatGoes';

/** One request: who asked for what, until when, and its answer. */
export default function RequestPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const { data, error } = useRead('get_data_request', { id: Number(id) });
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return <Skeleton active />;
  return (
    <>
      <PageHeader title={t('personal:requests.one')}>
        <RequestDue row={data.row} />
      </PageHeader>
      <Known key={data.row.id} page={data} />
    </>
  );
}

function Known({ page }: { page: Page }) {
  const { t } = useTranslation();
  const word = useWords();
  const mayCheck = useMay('check_identity');
  const refuse = useCommand('refuse_data_request');
  const [checking, setChecking] = useState(false);
  const [answering, setAnswering] = useState(false);
  const [refusing, setRefusing] = useState(false);
  const { row } = page;
  const isOpen = row.request_state === 'open';
  const deletes = row.asked_kind === 'deletion';
  // Both are said by the host as well, which refuses without them.
  const lacksIdentity = row.identity === null ? [t('personal:requests.identity_missing')] : [];
  const lacks = deletes ? page.lacks.map((lack) => word('erasure_lack', lack)) : [];
  return (
    <Stack gap={16}>
      <Panel title={word('data_request_kind', row.asked_kind)} padded testId="request-facts">
        <Stack gap={16}>
          <Facts gap="10px 20px">
            <Fact label={word('field', 'customer_id')}>
              <Link to={`/customers/${row.customer_id}`} data-testid="request-customer">
                {row.customer_name}
              </Link>
            </Fact>
            <Fact label={word('field', 'asker_name')}>{row.asker_name}</Fact>
            <Fact label={word('field', 'asked_means')}>{word('word_means', row.asked_means)}</Fact>
            <Fact label={word('field', 'asked_on')}>{formatDay(t, row.asked_on)}</Fact>
            <Fact label={word('field', 'reply_by')}>{formatDay(t, row.due_on)}</Fact>
            <Fact label={word('field', 'identity')} testId="request-known">
              {row.identity === null ? t('personal:requests.unknown') : word('identity_check', row.identity)}{' '}
              {row.identity_note}
            </Fact>
            <Fact label={t('personal:requests.taken')}>
              {row.taken_by_name} {formatInstant(t, row.taken_at)}
            </Fact>
            <Fact wide label={word('field', 'wish')}>
              {row.wish || '–'}
            </Fact>
            {row.answered_at !== null && (
              <Fact wide label={word('data_request_state', row.request_state)} testId="request-answer">
                {row.done || row.refused_reason} · {row.answered_by_name} {formatInstant(t, row.answered_at)}
              </Fact>
            )}
          </Facts>
          <Buttons>
            {page.may_check_identity && mayCheck && (
              <ActionButton
                label={t('personal:requests.check')}
                opens
                testId="request-check"
                onAct={() => setChecking(true)}
              />
            )}
            {page.may_hand_out && (
              <ListOut kind="personal_data_list" id={row.id} label={t('personal:requests.hand_out')} />
            )}
            {page.may_answer && (
              <>
                <ActionButton
                  label={t(deletes ? 'personal:requests.erase' : 'personal:requests.answer')}
                  primary
                  danger={deletes}
                  hotkey="F2"
                  opens
                  missing={[...lacksIdentity, ...lacks]}
                  testId="request-answer-open"
                  onAct={() => setAnswering(true)}
                />
                <ActionButton
                  label={t('personal:requests.refuse')}
                  opens
                  testId="request-refuse"
                  onAct={() => setRefusing(true)}
                />
              </>
            )}
            {isOpen && !page.may_answer && <span>{t('personal:requests.by_manager')}</span>}
          </Buttons>
        </Stack>
      </Panel>
      {deletes && <WhatGoes page={page} />}
      {checking && <CheckIdentity row={row} onClose={() => setChecking(false)} />}
      {answering && <AnswerRequest row={row} onClose={() => setAnswering(false)} />}
      <ConfirmWithReason
        open={refusing}
        title={t('personal:requests.refuse_title')}
        verb={t('personal:requests.refuse')}
        onConfirm={(reason) => refuse({ id: row.id, version: row.version, reason })}
        onClose={() => setRefusing(false)}
      >
        {t('personal:requests.refuse_explained')}
      </ConfirmWithReason>
    </Stack>
  );
}
