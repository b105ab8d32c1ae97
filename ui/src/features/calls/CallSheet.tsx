import { CALL_NEEDS, type CallOutcome, COMPLAINT_CATEGORIES, type FollowUpPage } from '@bindings';
import { Input, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { asRefusal } from '../../api/errors';
import { againWhile, useRead } from '../../api/read';
import { hostNow } from '../../i18n/hostTime';
import { type RefusalLike, refusalWords } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { useNow } from '../../kit/clock';
import { isComposing } from '../../kit/composition';
import { useDraft } from '../../kit/draft';
import { OneOf } from '../../kit/OneOf';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { ScoreRows } from '../../kit/ScoreRows';
import { CallBackTime } from './CallBackTime';
import styles from './Calls.module.css';
import { CallVisit } from './CallVisit';
import {
  asksScores,
  type CallDraft,
  type CallLack,
  callLacks,
  callRequest,
  emptyCall,
  outcomeOfKey,
} from './callDraft';
import { useCallKeys } from './callKeys';
import { OutcomeKeys } from './OutcomeKeys';
import { Script } from './Script';

interface CallSheetProps {
  id: number;
  /** When the call before this one was recorded, by a clock that only goes on. */
  recordedAt: { current: number };
  onStep: (step: number) => void;
  onRecorded: (complaintId: number | null) => void;
}

/** One call: whom, what was done, what to say, and what came of it. */
export function CallSheet({ id, ...sheet }: CallSheetProps) {
  const { data: page, error } = useRead(
    'get_follow_up',
    { id },
    againWhile(({ outcomes }) => outcomes.some((one) => one.missing !== null)),
  );
  if (error) return <RefusalAlert refusal={error} />;
  if (!page) return <Skeleton active className={styles.right} />;
  return <Call page={page} {...sheet} />;
}

/** Where what is missing is given, as a selector within the foot of the sheet. */
const placeOf: Partial<Record<CallLack, string>> = {
  note: '[data-testid="call-note"]',
  category: '[data-testid="call-category"] input',
  call_back_at: '[data-testid^="call-back-"]',
  call_back_past: '[data-testid^="call-back-"]',
};

/** A call that came up because the one before was recorded is not recorded by the same burst of keys. */
const rest = 1000;

interface CallProps extends Omit<CallSheetProps, 'id'> {
  page: FollowUpPage;
}

function Call({ page, recordedAt, onStep, onRecorded }: CallProps) {
  const { t } = useTranslation();
  const word = useWords();
  const now = useNow();
  const record = useCommand('record_call');
  const { follow_up: followUp } = page;
  const draft = useDraft<CallDraft>(`call/${followUp.id}`, emptyCall);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const call = draft.value;
  // On top of what stands there by then: keys come faster than pages are drawn.
  const set = (patch: Partial<CallDraft>) => draft.set((before) => ({ ...before, ...patch }));

  // After an outcome's key the cursor stands in the note: whatever is typed next is what the customer said.
  const foot = useRef<HTMLElement>(null);
  const goTo = (place: string) => foot.current?.querySelector<HTMLElement>(place)?.focus();
  const choose = (outcome: CallOutcome) => {
    set({ outcome });
    goTo('[data-testid="call-note"]');
  };

  const { open } = page;
  const may = page.outcomes.length > 0;
  const held = page.outcomes.find((one) => one.action === call.outcome)?.missing;
  const needs = call.outcome && CALL_NEEDS[call.outcome];
  const lacking = callLacks(call, now);
  const lacks = may
    ? [
        ...(held ? [refusalWords(t, held)] : []),
        ...lacking.map((lack) => ({ says: t(`calls:lack.${lack}`), at: lack })),
      ]
    : [t('calls:not_yours')];

  const working = useRef(false);
  const send = async () => {
    const request = callRequest(followUp, call, hostNow());
    if (!request || working.current || performance.now() - recordedAt.current < rest) return;
    working.current = true;
    setRefusal(undefined);
    try {
      const answer = await record(request);
      recordedAt.current = performance.now();
      draft.clear();
      onRecorded(answer.complaint_id);
    } finally {
      working.current = false;
    }
  };
  const enter = async () => {
    if (!open || !may) return;
    const first = lacking.map((lack) => placeOf[lack]).find((place) => place !== undefined);
    if (first) goTo(first);
    if (lacking.length > 0 || held) return;
    try {
      await send();
    } catch (failure) {
      setRefusal(asRefusal(failure));
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
            <Script page={page} outcome={call.outcome} category={call.category} />
            {asksScores(call.outcome) && (
              <ScoreRows
                marks={call.marks}
                word={(field) => t(`calls:question.${field}`)}
                onMark={(field, mark) =>
                  draft.set((before) => ({ ...before, marks: { ...before.marks, [field]: mark } }))
                }
              />
            )}
          </>
        )}
      </div>
      {open && (
        <footer className={styles.foot} ref={foot}>
          <OutcomeKeys outcome={call.outcome} onChoose={choose} />
          {needs?.time && (
            <CallBackTime
              offered={page.call_back_times}
              value={call.callBackAt}
              onChange={(callBackAt) => set({ callBackAt })}
            />
          )}
          {needs?.category && (
            <Row wrap gap={8} data-lack="category">
              <span>{t('calls:category')}</span>
              <OneOf
                value={call.category}
                codes={COMPLAINT_CATEGORIES}
                word={(code) => word('complaint_category', code)}
                onChange={(category) => set({ category })}
                label={t('calls:category')}
                testId="call-category"
              />
            </Row>
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
                if (event.key === 'Escape' && !isComposing(event.nativeEvent)) event.currentTarget.blur();
              }}
              onPressEnter={(event) => {
                if (event.shiftKey || isComposing(event.nativeEvent)) return;
                event.preventDefault();
                if (!event.repeat) void enter();
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
