import type { CountAction, CountPage as Page } from '@bindings';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { refusalWords } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { Choice } from '../../../kit/Choice';
import { ConfirmWithReason } from '../../../kit/ConfirmWithReason';
import { DateTimeText } from '../../../kit/DateTimeText';
import { Fact, Facts } from '../../../kit/Facts';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { useFingers } from '../../../kit/touch';
import { ListOut } from '../../lists/ListOut';
import { PaperButton } from '../part/PaperButton';
import { CountBins } from './CountBins';
import styles from './Counts.module.css';
import { Differences } from './Differences';
import { ScanPanel } from './ScanPanel';
import { SheetPanel } from './SheetPanel';

const ways = ['scan', 'sheet'] as const;
type Way = (typeof ways)[number];

/** One count: it is counted by scanning or from its sheet, handed in, and decided. */
export default function CountPage() {
  const id = Number(useParams().id);
  const { data, error } = useRead('get_count', { id });
  if (!data) return error ? <RefusalAlert refusal={error} /> : <Skeleton active />;
  return <CountOf page={data} />;
}

function CountOf({ page }: { page: Page }) {
  const { t } = useTranslation();
  const word = useWords();
  const fingers = useFingers();
  const { count } = page;
  const [bin, setBin] = useState<number>();
  // A tablet is carried to the shelf; a computer stands where the sheet is typed.
  const [way, setWay] = useState<Way>(fingers ? 'scan' : 'sheet');
  const enters = page.allowed.some((one) => one.action === 'enter');
  return (
    <>
      <PageHeader title={count.number} actions={<Actions page={page} />}>
        <span className={styles.told}>
          <Quiet>
            {[
              word('count_scope', count.scope),
              count.abc && word('abc_class', count.abc),
              word('count_state', count.state),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Quiet>
        </span>
        {enters && (
          <div className={styles.told}>
            <Choice
              value={way}
              codes={ways}
              word={(code) => t(`counts:way.${code}`)}
              onChange={setWay}
              label={t('counts:way.label')}
              testId="count-way"
              roomy={fingers}
            />
          </div>
        )}
      </PageHeader>
      <Stack gap={16}>
        {count.decision_note !== '' && (
          <Alert
            type="warning"
            showIcon
            title={t(count.state === 'cancelled' ? 'counts:cancelled_for' : 'counts:back_for', {
              reason: count.decision_note,
            })}
          />
        )}
        {enters && way === 'scan' && <ScanPanel page={page} bin={bin} onBin={setBin} />}
        {enters && way === 'sheet' && <SheetPanel page={page} bin={bin} onBin={setBin} />}
        {enters && <CountBins page={page} bin={bin} onBin={setBin} />}
        {!enters && count.state !== 'cancelled' && <Differences page={page} />}
        <Panel title={t('counts:about')} padded testId="count-about">
          <Facts>
            <Fact label={t('counts:made')}>
              <DateTimeText at={count.made_at} /> {page.made_by_name}
            </Fact>
            {count.handed_in_at && (
              <Fact label={t('counts:handed_in')}>
                <DateTimeText at={count.handed_in_at} /> {page.handed_in_by_name}
              </Fact>
            )}
            {count.decided_at && (
              <Fact label={t('counts:decided')}>
                <DateTimeText at={count.decided_at} /> {page.decided_by_name}
              </Fact>
            )}
            <Fact label={t('counts:figures')}>{page.figures}</Fact>
            {count.note !== '' && <Fact label={t('counts:note')}>{count.note}</Fact>}
          </Facts>
        </Panel>
      </Stack>
    </>
  );
}

/** What can be done with it now, each with what it still lacks. */
function Actions({ page }: { page: Page }) {
  const { t } = useTranslation();
  const handIn = useCommand('hand_in_count');
  const approve = useCommand('approve_count');
  const sendBack = useCommand('send_count_back');
  const cancel = useCommand('cancel_count');
  const [asking, setAsking] = useState<'send_back' | 'cancel'>();
  const { id, version } = page.count;
  const of = (action: CountAction) => page.allowed.find((one) => one.action === action);
  const missing = (action: CountAction) => {
    const lacks = of(action)?.missing;
    return lacks ? [refusalWords(t, lacks)] : [];
  };
  const differs = page.differences.some((row) => row.by !== 0);
  const left = Boolean(of('hand_in')?.missing) && page.figures > 0;
  return (
    <>
      {/* Once it is counted out there is nothing left to carry a sheet for. */}
      {of('enter') && <PaperButton kind="count_sheet" id={id} number={page.count.number} hotkey="F7" />}
      {differs && <ListOut kind="count_list" id={id} />}
      {of('cancel') && (
        <ActionButton
          label={t('counts:do.cancel')}
          opens
          testId="action-cancel_count"
          onAct={() => setAsking('cancel')}
        />
      )}
      {of('send_back') && differs && (
        <ActionButton
          label={t('counts:do.send_back')}
          opens
          testId="action-send_count_back"
          onAct={() => setAsking('send_back')}
        />
      )}
      {of('hand_in') && left && (
        <ActionButton
          label={t('counts:do.without')}
          sleeps
          testId="action-hand_in_without"
          onAct={() => handIn({ id, version, without_uncounted: true })}
        />
      )}
      {of('hand_in') && (
        <ActionButton
          label={t('counts:do.hand_in')}
          primary
          missing={page.figures === 0 ? [t('counts:lack.figure')] : missing('hand_in')}
          testId="action-hand_in_count"
          onAct={() => handIn({ id, version, without_uncounted: false })}
        />
      )}
      {of('approve') && (
        <ActionButton
          label={t(differs ? 'counts:do.approve' : 'counts:do.close')}
          primary
          missing={missing('approve')}
          testId="action-approve_count"
          onAct={() => approve({ id, version })}
        />
      )}
      <ConfirmWithReason
        open={asking !== undefined}
        title={t(asking === 'cancel' ? 'counts:do.cancel' : 'counts:do.send_back')}
        verb={t(asking === 'cancel' ? 'counts:do.cancel' : 'counts:do.send_back')}
        onConfirm={(reason) =>
          asking === 'cancel'
            ? cancel({ id, version, reason })
            : sendBack({ id, version, line_ids: [], reason })
        }
        onClose={() => setAsking(undefined)}
      >
        {t(asking === 'cancel' ? 'counts:cancel_how' : 'counts:send_back_how')}
      </ConfirmWithReason>
    </>
  );
}
