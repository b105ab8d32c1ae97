import type { ClaimLine } from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { fenOf } from '../../../i18n/amounts';
import { shopToday } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { DayText } from '../../../kit/DateTimeText';
import { Fact, Facts } from '../../../kit/Facts';
import { Money } from '../../../kit/Money';
import { PageHeader } from '../../../kit/PageHeader';
import { Nothing, Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { QuietTable } from '../../../kit/QuietTable';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { AnswerDialog } from './AnswerDialog';
import { ClaimedName } from './ClaimedName';
import styles from './Claims.module.css';
import { JudgeClaimedDialog } from './JudgeClaimedDialog';
import { LostDialog } from './LostDialog';
import { ShortfallDialog } from './ShortfallDialog';

/** One claim: its lines, what the maker grants, and the sheet it is owed on. */
export default function ClaimPage() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const id = Number(useParams().id);
  const send = useCommand('send_claim');
  const drop = useCommand('drop_claim');
  const { data: page, error } = useRead('get_claim', { id });
  const [answering, setAnswering] = useState(false);
  const [settling, setSettling] = useState<ClaimLine>();
  const [judging, setJudging] = useState<ClaimLine>();
  const [losing, setLosing] = useState(false);
  if (error) return <RefusalAlert refusal={error} />;
  if (!page) return <Skeleton active />;
  const { claim, lines, sums, sheet, old_parts } = page;
  return (
    <>
      <PageHeader
        title={claim.number}
        actions={
          <>
            {claim.state === 'draft' && (
              <>
                <ActionButton
                  label={t('claims:drop')}
                  danger
                  testId="claim-drop"
                  onAct={async () => {
                    await drop({ id: claim.id, version: claim.version });
                    navigate('/store/claims');
                  }}
                />
                {!page.is_lost && (
                  <ActionButton
                    label={t('claims:send')}
                    hotkey="F8"
                    primary
                    testId="claim-send"
                    missing={lines
                      .filter((line) => page.unjudged.includes(line.line_id))
                      .map(({ name }) => ({ says: t('claims:judge.missing', { name }), at: 'unjudged' }))}
                    onAct={() =>
                      send({
                        id: claim.id,
                        version: claim.version,
                        claim_number: claim.claim_number,
                        sent_on: shopToday(),
                      })
                    }
                  />
                )}
              </>
            )}
            {claim.state === 'sent' && !page.is_lost && (
              <ActionButton
                label={t('claims:answer.open')}
                hotkey="F8"
                primary
                opens
                testId="claim-answer"
                onAct={() => setAnswering(true)}
              />
            )}
          </>
        }
      >
        <span>{word('claim_state', claim.state)}</span>
        <Quiet>{claim.payer_name}</Quiet>
        <Link to={`/visits/${claim.work_order_id}`}>{sheet.order_number}</Link>
      </PageHeader>
      <Stack gap={16}>
        {page.is_lost && (
          <Alert
            type="warning"
            showIcon
            title={t('claims:lost.is')}
            description={t('claims:lost.what')}
            action={
              <ActionButton
                label={t('claims:lost.open')}
                opens
                testId="claim-lost"
                onAct={() => setLosing(true)}
              />
            }
          />
        )}
        <Panel title={t('claims:facts')} padded>
          <Facts gap="10px 20px">
            <Fact label={t('claims:claim_number')}>{claim.claim_number || '–'}</Fact>
            <Fact label={t('claims:sent_on')}>{claim.sent_on ? <DayText day={claim.sent_on} /> : '–'}</Fact>
            <Fact label={t('claims:answered_on')}>
              {claim.answered_on ? <DayText day={claim.answered_on} /> : '–'}
            </Fact>
            <Fact label={t('claims:claimed')}>
              <Money fen={sums.claimed} inline strong />
            </Fact>
            <Fact label={t('claims:granted')}>
              {claim.answered_on ? <Money fen={sums.granted} inline /> : '–'}
            </Fact>
            <Fact label={t('claims:short')}>
              {claim.answered_on ? <Money fen={sums.short} inline /> : '–'}
            </Fact>
            {claim.lost_reason !== '' && (
              <Fact label={t('claims:lost.became')} wide>
                {claim.lost_reason}
              </Fact>
            )}
          </Facts>
        </Panel>
        <Panel title={t('claims:sheet_stands')} padded testId="claim-sheet">
          <Facts gap="10px 20px">
            <Fact label={t('claims:sheet')}>
              {sheet.number} <Quiet>{word('sheet_state', sheet.state)}</Quiet>
            </Fact>
            <Fact label={t('claims:total')}>
              <Money fen={sheet.total} inline />
            </Fact>
            <Fact label={t('claims:received')}>
              <Money fen={sheet.received} inline />
            </Fact>
            <Fact label={t('claims:on_account')}>
              <Money fen={sheet.on_account} inline />
            </Fact>
          </Facts>
        </Panel>
        <Panel title={t('claims:lines')} count={lines.length} testId="claim-lines">
          <QuietTable<ClaimLine>
            rowKey="id"
            dataSource={lines}
            tableLayout="fixed"
            columns={[
              {
                title: t('claims:part'),
                render: (_, row) => <ClaimedName page={page} line={row} onJudge={() => setJudging(row)} />,
              },
              { title: t('claims:fault_code'), width: 110, render: (_, row) => row.fault_code },
              {
                title: t('claims:claimed'),
                width: 110,
                align: 'right',
                render: (_, row) => <Money fen={row.claimed} />,
              },
              {
                title: t('claims:granted'),
                width: 110,
                align: 'right',
                render: (_, row) => (claim.answered_on ? <Money fen={row.granted} strong /> : null),
              },
              { title: t('claims:refuse_reason'), ellipsis: true, render: (_, row) => row.refuse_reason },
              {
                title: t('claims:shortfall'),
                width: 220,
                render: (_, row) => {
                  if (row.shortfall)
                    return `${word('shortfall', row.shortfall)} ${row.charged_to} ${row.shortfall_reason}`;
                  if (!page.may_settle || fenOf(row.claimed) === fenOf(row.granted)) return null;
                  return (
                    <ActionButton
                      label={t('claims:settle.open')}
                      size="small"
                      opens
                      testId={`settle-${row.id}`}
                      onAct={() => setSettling(row)}
                    />
                  );
                },
              },
            ]}
          />
        </Panel>
        <Panel title={t('claims:old_parts')} count={old_parts.length} padded testId="claim-old-parts">
          {old_parts.length === 0 ? (
            <Nothing>{t('claims:no_old_parts')}</Nothing>
          ) : (
            <ul className={styles.list}>
              {old_parts.map((part) => (
                <li key={part.id}>
                  {part.number} {part.name}{' '}
                  <Quiet>
                    {[word('old_part_state', part.state), part.bin_code, part.serial_number]
                      .filter(Boolean)
                      .join(' · ')}
                  </Quiet>
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </Stack>
      {answering && <AnswerDialog claim={claim} lines={lines} onClose={() => setAnswering(false)} />}
      {judging && (
        <JudgeClaimedDialog
          workOrderId={claim.work_order_id}
          line={judging}
          onClose={() => setJudging(undefined)}
        />
      )}
      {losing && <LostDialog page={page} onClose={() => setLosing(false)} />}
      {settling && <ShortfallDialog claim={claim} line={settling} onClose={() => setSettling(undefined)} />}
    </>
  );
}
