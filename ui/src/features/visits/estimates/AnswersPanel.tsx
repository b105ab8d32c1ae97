import {
  type AuthorisationMeans,
  type Line,
  type Visit,
  WRITTEN_DOWN_MEANS,
  WRITTEN_GRADES,
} from '@bindings';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import type { RefusalLike } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Choice } from '../../../kit/Choice';
import { useDraft } from '../../../kit/draft';
import { Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { useHotkey } from '../../../kit/hotkeys';
import { KeyHint } from '../../../kit/KeyHint';
import { Money } from '../../../kit/Money';
import { WorkPanel } from '../../../kit/Panel';
import { SignaturePad } from '../../../kit/SignaturePad';
import { type KeptSignature, useSigned } from '../../../kit/signed';
import { SupplyOf } from '../lines/LineSupply';
import { OwnPhone } from '../ownPhone/OwnPhone';
import { missingSignature } from '../visit/SignedBy';
import { VisitAction } from '../visit/VisitAction';
import { isYours, lineOf, linesIn, tellsAmounts } from '../visit/visit';
import { type Answers, approveAll, requestOf, saidOf, tallyOf, withAnswer, withOthers } from './answers';
import styles from './answers.module.css';
import { EstimateText } from './EstimateText';
import { Lapsed, Revision, ValidUntil } from './Revision';
import { signedAnswers } from './signedAnswers';

interface Typed extends KeptSignature {
  by_name: string;
  means: AuthorisationMeans;
  /** Undefined while nobody named another paper than the estimate. */
  paper?: string;
  /** Undefined in drafts of an earlier program. */
  note?: string;
  answers: Answers;
}

const nothing: Typed = { by_name: '', means: 'signature', signature: null, answers: {} };
const answersWords = ['approve', 'decline'] as const;

/** The customer's yes or no to every line that was offered: by whom, by what means, to what amount. */
export function AnswersPanel({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const record = useCommand('record_answers');
  const draft = useDraft(`visit/${visit.order.id}/answers`, nothing);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const lines = linesIn(visit, 'offered');
  const yours = isYours(visit, 'record_answers');
  const tells = tellsAmounts(visit);
  const { value, set } = draft;
  const by = value.by_name || visit.visitor;
  const paper = value.paper ?? visit.estimates.at(-1)?.number ?? '';
  // The host says what the customer is asked about: what others pay needs no answer of its own. Nothing is agreed to
  // along with the rest whose prices hold no more: a no is written down at once.
  const asked = lines.filter((line) => visit.asked_lines.includes(line.id));
  const holding = lines.filter((line) => !visit.lapsed?.lines.includes(line.id));
  const answers = withOthers(value.answers, holding, visit.asked_lines);
  const tally = tallyOf(answers, lines, visit.asked_lines);
  const noted = value.means === 'phone' || value.means === 'message';
  const otherMeans = value.means === 'signature' ? 'paper' : 'signature';
  const signing = useSigned(signedAnswers(t, visit, tally, by), value, (patch) =>
    set((before) => ({ ...before, ...patch })),
  );
  useHotkey(
    yours ? 'Ctrl+B' : undefined,
    () => set((before) => ({ ...before, means: otherMeans })),
    word('authorisation_means', otherMeans),
  );
  const answer = (line: Line, change: { approved?: boolean; reason?: string }) =>
    set((before) => ({ ...before, answers: withAnswer(before.answers, line, change) }));

  const send = async () => {
    setRefusal(undefined);
    await record({
      work_order_id: visit.order.id,
      by_name: by.trim(),
      means: value.means,
      signature: value.means === 'signature' ? signing.value : null,
      paper: value.means === 'paper' ? paper.trim() : '',
      note: noted ? (value.note ?? '').trim() : '',
      answers: requestOf(answers, lines),
    });
    draft.clear();
  };
  // A repaired part is not agreed to by telephone: said before it is refused.
  const spoken =
    value.means === 'phone'
      ? tally.approved.filter((line) => line.grade !== null && WRITTEN_GRADES.includes(line.grade))
      : [];
  const lapsed = tally.approved.filter((line) => visit.lapsed?.lines.includes(line.id));
  const lacks = [
    ...(lapsed.length > 0 || (asked.length === 0 && holding.length === 0 && visit.lapsed)
      ? [{ says: t('visits:revision.first'), at: 'quote_over' }]
      : []),
    ...spoken.map((line) => ({
      says: t('visits:answers.in_writing', { name: line.name }),
      at: 'answers_means',
    })),
    ...(asked.length > 0 && tally.asked.approved + tally.asked.declined === 0
      ? [{ says: t('visits:answers.none_yet'), at: 'answers' }]
      : []),
    ...(tally.reasonless.length > 0
      ? [
          {
            says: t('visits:answers.reason_missing', { count: tally.reasonless.length }),
            at: 'answer_reason',
          },
        ]
      : []),
    ...(by.trim() === '' ? [{ says: t('visits:answers.name_missing'), at: 'by_name' }] : []),
    ...(value.means === 'signature' && !signing.value
      ? [{ says: missingSignature(t, signing, t('visits:answers.signature_missing')), at: 'signature' }]
      : []),
    ...(value.means === 'paper' && paper.trim() === ''
      ? [{ says: t('visits:answers.paper_missing'), at: 'paper' }]
      : []),
  ];
  const reasons = ['visits:answers.later', 'visits:answers.price', 'visits:answers.elsewhere'].map((key) =>
    t(key),
  );

  return (
    <WorkPanel
      name="answers"
      lacks="answers"
      title={t('visits:answers.title', { count: asked.length })}
      extra={
        yours &&
        lines.length > 0 && (
          <>
            <ValidUntil visit={visit} />
            <OwnPhone visit={visit} thing={{ kind: 'estimate' }} />
            <EstimateText visit={visit} />
            <ActionButton
              label={t('visits:answers.approve_all')}
              hotkey="F6"
              testId="approve-all"
              onAct={() => set((before) => ({ ...before, answers: approveAll(before.answers, lines) }))}
            />
          </>
        )
      }
      foot={
        <>
          <VisitAction
            visit={visit}
            action="record_answers"
            hotkey="F10"
            onAct={send}
            lacks={lines.length > 0 ? lacks : []}
            onRefused={setRefusal}
          />
          <p className={styles.tally} data-testid="answers-tally">
            {t('visits:answers.tally', {
              ...tally.asked,
              ...(!tells && { context: 'untold' }),
            })}
            {tells && <Money fen={tally.amount} strong inline />}
          </p>
        </>
      }
    >
      {yours && (
        <Group columns={2}>
          <Field small label={t('visits:answers.by')} names={['by_name']} refusal={refusal}>
            <Input
              value={by}
              aria-label={t('visits:answers.by')}
              data-testid="answers-by"
              onChange={(event) => {
                const by_name = event.target.value;
                set((before) => ({ ...before, by_name }));
              }}
            />
          </Field>
          <Field
            small
            label={
              <>
                {t('visits:answers.means')} <KeyHint combo="Ctrl+B" />
              </>
            }
            names={['answers_means']}
          >
            <Choice
              value={value.means}
              codes={WRITTEN_DOWN_MEANS}
              word={(code) => word('authorisation_means', code)}
              onChange={(chosen) => set((before) => ({ ...before, means: chosen }))}
              label={t('visits:answers.means')}
              testId="answers-means"
            />
          </Field>
          {noted && (
            <Field
              small
              label={t(value.means === 'phone' ? 'visits:answers.call_note' : 'visits:answers.message_note')}
              names={['call_note']}
              refusal={refusal}
              wide
            >
              <Input
                value={value.note ?? ''}
                aria-label={t('visits:answers.call_note')}
                data-testid="answers-note"
                onChange={(event) => {
                  const note = event.target.value;
                  set((before) => ({ ...before, note }));
                }}
              />
            </Field>
          )}
          {value.means === 'paper' && (
            <Field
              small
              label={t('visits:answers.paper')}
              names={['paper']}
              refusal={refusal}
              hint={t('visits:answers.paper_hint')}
              wide
            >
              <Input
                value={paper}
                aria-label={t('visits:answers.paper')}
                data-testid="answers-paper"
                onChange={(event) => {
                  const typed = event.target.value;
                  set((before) => ({ ...before, paper: typed }));
                }}
              />
            </Field>
          )}
        </Group>
      )}
      {lines.length > 0 && <Lapsed visit={visit} />}
      {lines.length > 0 && <Revision visit={visit} />}
      <ul className={styles.lines}>
        {lines.map((line) => {
          const said = saidOf(answers, line);
          const before = line.supersedes_id === null ? undefined : lineOf(visit, line.supersedes_id);
          return (
            <li
              key={line.id}
              data-testid={`answer-${line.id}`}
              data-lack={said.approved === undefined ? 'answers' : undefined}
            >
              <span className={styles.name}>
                {line.name}
                <span className={styles.kind}>
                  {[
                    line.grade ? word('part_grade', line.grade) : word('line_kind', line.kind),
                    line.payer !== 'customer' &&
                      t('visits:answers.payer', { payer: line.payer, name: line.payer_name }),
                    before &&
                      tells &&
                      t('visits:answers.instead', { amount: before.amount, payer: before.payer }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                <SupplyOf visit={visit} line={line} testId={`answer-${line.id}-stock`} />
              </span>
              {tells && <Money fen={line.amount} strong inline />}
              {yours && (
                <Choice
                  value={said.approved === undefined ? undefined : said.approved ? 'approve' : 'decline'}
                  codes={answersWords}
                  word={(code) => t(`visits:answers.${code}`)}
                  onChange={(code) => answer(line, { approved: code === 'approve' })}
                  label={line.name}
                  testId={`answer-${line.id}`}
                />
              )}
            </li>
          );
        })}
      </ul>
      {/* The reasons stand below the list: nothing in it moves under the finger that said no. */}
      {yours && tally.declined.length > 0 && (
        <ul className={styles.reasons} aria-label={t('visits:answers.reasons')}>
          {tally.declined.map((line) => {
            const { reason: given } = saidOf(answers, line);
            return (
              <li key={line.id} data-lack={given.trim() === '' ? 'answer_reason' : undefined}>
                <span className={styles.declined}>{line.name}</span>
                {/* The customer's own words stay as typed; the usual ones are a press away. */}
                <Input
                  value={given}
                  placeholder={t('visits:answers.reason')}
                  aria-label={t('visits:answers.reason_for', { name: line.name })}
                  data-testid={`answer-${line.id}-reason`}
                  onChange={(event) => answer(line, { reason: event.target.value })}
                />
                {reasons.map((reason, place) => (
                  <Button
                    key={reason}
                    aria-pressed={given === reason}
                    data-testid={`answer-${line.id}-reason-${place}`}
                    onClick={() => answer(line, { reason })}
                  >
                    {reason}
                  </Button>
                ))}
              </li>
            );
          })}
        </ul>
      )}
      {yours && value.means === 'signature' && (
        // Below the lines it stands for: who signs has read them.
        <div data-testid="answers-signature" data-lack={signing.value ? undefined : 'signature'}>
          <SignaturePad signing={signing} label={t('visits:signed.here')} />
        </div>
      )}
    </WorkPanel>
  );
}
