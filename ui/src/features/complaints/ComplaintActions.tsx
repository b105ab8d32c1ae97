import type { Complaint } from '@bindings';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { useDeed } from '../../api/deed';
import { ActionButton } from '../../components/ActionButton';
import { MoneyInput } from '../../components/AmountInput';
import { useDraft } from '../../components/draft';
import { enterMoves, Field, isAbout } from '../../components/Field';
import { Panel } from '../../components/Panel';
import { RefusalAlert } from '../../components/RefusalAlert';
import type { RefusalLike } from '../../i18n/refusal';
import { PersonPicker } from '../settings/PersonPicker';
import styles from './Complaints.module.css';

interface Typed {
  step: string;
  remedy: string;
  cost: number;
  answer: string;
}

const nothing: Typed = { step: '', remedy: '', cost: 0, answer: '' };

/** What may be done next: note a step, agree a remedy, and in the end the customer's own yes or no. */
export function ComplaintActions({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation();
  const may = useMay('add_complaint_step');
  const draft = useDraft<Typed>(`complaint/${complaint.id}`, nothing);
  const set = (patch: Partial<Typed>) => draft.set((before) => ({ ...before, ...patch }));
  if (complaint.state === 'closed') {
    return (
      <Panel title={t('complaints:closed_title')} padded>
        {t('complaints:closed_explained')}
      </Panel>
    );
  }
  if (!may) {
    return (
      <Panel title={t('complaints:next')} padded>
        {t('complaints:not_yours')}
      </Panel>
    );
  }
  const shared = { complaint, typed: draft.value, set };
  return (
    <div className={styles.column}>
      {complaint.state === 'awaiting_answer' ? <Answer {...shared} /> : <Remedy {...shared} />}
      <Step {...shared} />
    </div>
  );
}

interface PartProps {
  complaint: Complaint;
  typed: Typed;
  set: (patch: Partial<Typed>) => void;
}

/** A refusal is said once: beside its field, or here when it is about none of the panel's. */
function Said({ refusal, names }: { refusal: RefusalLike | undefined; names: readonly string[] }) {
  return <RefusalAlert refusal={isAbout(refusal, names) ? undefined : refusal} />;
}

function Buttons({ children }: { children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>;
}

function Step({ complaint, typed, set }: PartProps) {
  const { t } = useTranslation();
  const add = useDeed('add_complaint_step');
  const [owner, setOwner] = useState(complaint.owner_id);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const act = async () => {
    setRefusal(undefined);
    await add({ id: complaint.id, version: complaint.version, text: typed.step.trim(), owner_id: owner });
    set({ step: '' });
  };
  return (
    <Panel title={t('complaints:step.title')} padded>
      <div className={styles.form} onKeyDownCapture={enterMoves}>
        <Field
          label={t('complaints:step.text')}
          htmlFor="step-text"
          names={['text', 'step']}
          refusal={refusal}
        >
          <Input.TextArea
            id="step-text"
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={typed.step}
            placeholder={t('complaints:step.hint')}
            data-testid="step-text"
            onChange={(event) => set({ step: event.target.value })}
          />
        </Field>
        <Field label={t('complaints:step.owner')} htmlFor="step-owner" names={['owner_id']} refusal={refusal}>
          <PersonPicker
            id="step-owner"
            value={owner}
            onChange={setOwner}
            label={t('complaints:step.owner')}
            testId="step-owner"
          />
        </Field>
        <Said refusal={refusal} names={['text', 'owner_id']} />
        <Buttons>
          <ActionButton
            label={t('complaints:step.add')}
            hotkey="F4"
            missing={typed.step.trim() === '' ? [{ says: t('complaints:step.lack'), at: 'step' }] : []}
            onAct={act}
            onRefused={setRefusal}
            testId="action-add_complaint_step"
          />
        </Buttons>
      </div>
    </Panel>
  );
}

function Remedy({ complaint, typed, set }: PartProps) {
  const { t } = useTranslation();
  const agree = useDeed('agree_remedy');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const act = async () => {
    setRefusal(undefined);
    const { remedy, cost } = typed;
    await agree({ id: complaint.id, version: complaint.version, remedy: remedy.trim(), cost });
    set({ remedy: '', cost: 0 });
  };
  return (
    <Panel title={t('complaints:remedy.title')} padded>
      <div className={styles.form} onKeyDownCapture={enterMoves}>
        <Field label={t('complaints:remedy.text')} htmlFor="remedy" names={['remedy']} refusal={refusal}>
          <Input.TextArea
            id="remedy"
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={typed.remedy}
            placeholder={t('complaints:remedy.hint')}
            data-testid="remedy"
            onChange={(event) => set({ remedy: event.target.value })}
          />
        </Field>
        <Field label={t('complaints:remedy.cost')} htmlFor="remedy-cost" names={['cost']} refusal={refusal}>
          <MoneyInput
            id="remedy-cost"
            value={typed.cost}
            onChange={(cost) => set({ cost: cost ?? 0 })}
            style={{ maxWidth: 200 }}
            data-testid="remedy-cost"
          />
        </Field>
        <Said refusal={refusal} names={['remedy', 'cost']} />
        <Buttons>
          <ActionButton
            label={t('complaints:remedy.agree')}
            hotkey="F8"
            primary
            size="large"
            missing={typed.remedy.trim() === '' ? [{ says: t('complaints:remedy.lack'), at: 'remedy' }] : []}
            onAct={act}
            onRefused={setRefusal}
            testId="action-agree_remedy"
          />
        </Buttons>
      </div>
    </Panel>
  );
}

function Answer({ complaint, typed, set }: PartProps) {
  const { t } = useTranslation();
  const answer = useDeed('answer_complaint');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const act = async (accepted: boolean) => {
    setRefusal(undefined);
    await answer({ id: complaint.id, version: complaint.version, accepted, text: typed.answer.trim() });
    set({ answer: '' });
  };
  const said = typed.answer.trim() !== '';
  return (
    <Panel title={t('complaints:answer.title')} padded>
      <div className={styles.form} onKeyDownCapture={enterMoves}>
        <Field
          label={t('complaints:answer.text')}
          htmlFor="answer-text"
          names={['text', 'answer']}
          refusal={refusal}
        >
          <Input.TextArea
            id="answer-text"
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={typed.answer}
            placeholder={t('complaints:answer.hint')}
            data-testid="answer-text"
            onChange={(event) => set({ answer: event.target.value })}
          />
        </Field>
        <Said refusal={refusal} names={['text']} />
        <Buttons>
          <ActionButton
            label={t('complaints:answer.yes')}
            hotkey="F8"
            primary
            size="large"
            missing={said ? [] : [{ says: t('complaints:answer.lack'), at: 'answer' }]}
            onAct={() => act(true)}
            onRefused={setRefusal}
            testId="answer-yes"
          />
          <ActionButton
            label={t('complaints:answer.no')}
            danger
            size="large"
            missing={said ? [] : [{ says: t('complaints:answer.lack'), at: 'answer' }]}
            onAct={() => act(false)}
            onRefused={setRefusal}
            testId="answer-no"
          />
        </Buttons>
        <p className={styles.quiet}>{t('complaints:answer.explained')}</p>
      </div>
    </Panel>
  );
}
