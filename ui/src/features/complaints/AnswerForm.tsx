import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { enterMoves } from '../../kit/Field';
import { Panel } from '../../kit/Panel';
import { Stack } from '../../kit/Stack';
import styles from './Complaints.module.css';
import { lackOf, offerOf } from './offers';
import { LongText, type PartProps, Said } from './parts';

/** The customer's own yes or no. Everybody writes down a no; a yes closes it, by the right of its level. */
export function AnswerForm({ page, typed, set }: PartProps) {
  const { t } = useTranslation();
  const { complaint } = page;
  const answer = useCommand('answer_complaint');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const act = async (accepted: boolean) => {
    setRefusal(undefined);
    await answer({ id: complaint.id, version: complaint.version, accepted, text: typed.answer.trim() });
    set({ answer: '' });
  };
  const unsaid = typed.answer.trim() === '' ? [{ says: t('complaints:answer.lack'), at: 'answer' }] : [];
  const waits = lackOf(t, offerOf(page, 'answer_yes'));
  return (
    <Panel title={t('complaints:answer.title')} padded>
      <Stack gap={12} onKeyDownCapture={enterMoves}>
        <LongText
          id="answer-text"
          names={['text', 'answer']}
          label={t('complaints:answer.text')}
          hint={t('complaints:answer.hint')}
          value={typed.answer}
          refusal={refusal}
          onChange={(text) => set({ answer: text })}
        />
        <Said refusal={refusal} names={['text']} />
        <Buttons gap={12}>
          <ActionButton
            label={t('complaints:answer.yes')}
            hotkey="F8"
            primary
            size="large"
            missing={[...(waits ? [waits] : []), ...unsaid]}
            onAct={() => act(true)}
            onRefused={setRefusal}
            testId="answer-yes"
          />
          <ActionButton
            label={t('complaints:answer.no')}
            danger
            size="large"
            missing={unsaid}
            onAct={() => act(false)}
            onRefused={setRefusal}
            testId="answer-no"
          />
        </Buttons>
        <p className={styles.quiet}>{t('complaints:answer.explained')}</p>
      </Stack>
    </Panel>
  );
}
