import type { CallOutcome, FollowUpPage } from '@bindings';
import { Input, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useRead } from '../../api/call';
import { useDeed } from '../../api/deed';
import { ActionButton } from '../../components/ActionButton';
import { useNow } from '../../components/clock';
import { useDraft } from '../../components/draft';
import { OneOf } from '../../components/OneOf';
import { RefusalAlert } from '../../components/RefusalAlert';
import { hostNow } from '../../i18n/hostTime';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { CallBackTime } from './CallBackTime';
import styles from './Calls.module.css';
import { CallVisit } from './CallVisit';
import {
  asksMarks,
  type CallDraft,
  callLacks,
  callRequest,
  complaintCategories,
  emptyCall,
  outcomeOfKey,
} from './callDraft';
import { useCallKeys } from './callKeys';
import { MarkRows } from './MarkRows';
import { OutcomeKeys } from './OutcomeKeys';
import { Script } from './Script';

interface CallSheetProps {
  id: number;
  onStep: (step: number) => void;
  onRecorded: (complaintId: number | null) => void;
}

/** One call: whom, what was done, what to say, and what came of it. */
export function CallSheet({ id, onStep, onRecorded }: CallSheetProps) {
  const { data: page, error } = useRead('get_follow_up', { id });
  if (error) return <RefusalAlert refusal={error} />;
  if (!page) return <Skeleton active className={styles.right} />;
  return <Call page={page} onStep={onStep} onRecorded={onRecorded} />;
}

/** Where an outcome's first answer is written, as a selector within the foot of the sheet. */
const firstAsked = (outcome: CallOutcome): string | undefined =>
  ({
    suggestion: '[data-testid="call-note"]',
    problem: '[data-testid="call-category"] input',
    call_back: '[data-testid^="call-back-"]',
  })[outcome as string];

interface CallProps extends Omit<CallSheetProps, 'id'> {
  page: FollowUpPage;
}

function Call({ page, onStep, onRecorded }: CallProps) {
  const { t } = useTranslation();
  const word = useWords();
  const now = useNow();
  const may = useMay('record_call');
  const record = useDeed('record_call');
  const { follow_up: followUp } = page;
  const draft = useDraft<CallDraft>(`call/${followUp.id}`, emptyCall);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const [working, setWorking] = useState(false);
  const call = draft.value;
  const set = (patch: Partial<CallDraft>) => draft.set({ ...call, ...patch });

  // What the chosen outcome still asks for gets the cursor: the clerk has one hand at the headset.
  const foot = useRef<HTMLElement>(null);
  const chosenNow = useRef<CallOutcome>(undefined);
  const choose = (outcome: CallOutcome) => {
    chosenNow.current = outcome;
    set({ outcome });
  };
  useEffect(() => {
    if (chosenNow.current === undefined || chosenNow.current !== call.outcome) return;
    chosenNow.current = undefined;
    const place = firstAsked(call.outcome);
    if (place) foot.current?.querySelector<HTMLElement>(place)?.focus();
  }, [call.outcome]);

  const open = followUp.closed_at === null;
  const lacks = may
    ? callLacks(call, now).map((lack) => ({ says: t(`calls:lack.${lack}`), at: lack }))
    : [t('calls:not_yours')];

  const send = async () => {
    const request = callRequest(followUp, call, hostNow());
    if (!request) return;
    setRefusal(undefined);
    const answer = await record(request);
    draft.clear();
    onRecorded(answer.complaint_id);
  };
  const enter = async () => {
    if (working || !open || lacks.length > 0) return;
    setWorking(true);
    try {
      await send();
    } catch (failure) {
      setRefusal(failure as RefusalLike);
    } finally {
      setWorking(false);
    }
  };
  useCallKeys({
    onStep,
    onDigit: (digit) => {
      const outcome = outcomeOfKey(digit);
      if (open && outcome) choose(outcome);
    },
    onEnter: () => void enter(),
  });

  return (
    <article className={styles.right} data-testid="call-sheet">
      <div className={styles.scroll}>
        <CallVisit page={page} />
        {open && (
          <>
            <Script page={page} outcome={call.outcome} />
            {asksMarks(call.outcome) && <MarkRows marks={call.marks} onChange={(marks) => set({ marks })} />}
          </>
        )}
      </div>
      {open && (
        <footer className={styles.foot} ref={foot}>
          <OutcomeKeys outcome={call.outcome} onChoose={choose} />
          {call.outcome === 'call_back' && (
            <CallBackTime value={call.callBackAt} onChange={(callBackAt) => set({ callBackAt })} />
          )}
          {call.outcome === 'problem' && (
            <div className={styles.line} data-lack="category">
              <span>{t('calls:category')}</span>
              <OneOf
                value={call.category}
                codes={complaintCategories}
                word={(code) => word('complaint_category', code)}
                onChange={(category) => set({ category })}
                label={t('calls:category')}
                testId="call-category"
              />
            </div>
          )}
          <RefusalAlert refusal={refusal} />
          <div className={styles.record}>
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 4 }}
              value={call.note}
              placeholder={t('calls:note_hint')}
              aria-label={t('calls:note')}
              data-testid="call-note"
              data-lack="note"
              onChange={(event) => set({ note: event.target.value })}
              onKeyDown={(event) => {
                // Back to the keys: another outcome may be the right one.
                if (event.key === 'Escape' && !event.nativeEvent.isComposing) event.currentTarget.blur();
              }}
              onPressEnter={(event) => {
                if (event.shiftKey || event.nativeEvent.isComposing) return;
                event.preventDefault();
                void enter();
              }}
            />
            <ActionButton
              label={t('calls:record')}
              hotkey="F8"
              primary
              size="large"
              missing={lacks}
              onAct={send}
              onRefused={setRefusal}
              testId="action-record_call"
            />
          </div>
        </footer>
      )}
    </article>
  );
}
