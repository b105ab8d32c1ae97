import { COMMANDS } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { enterMoves, Field } from '../../kit/Field';
import { Panel } from '../../kit/Panel';
import { Stack } from '../../kit/Stack';
import { PersonPicker } from '../settings/PersonPicker';
import styles from './Complaints.module.css';
import { LongText, type PartProps, Said } from './parts';

/** A note among ourselves, and whose it is from here on. It stops no clock. */
export function NoteForm({ page, typed, set }: PartProps) {
  const { t } = useTranslation();
  const { complaint } = page;
  const add = useCommand('add_complaint_step');
  const [chosen, setChosen] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const act = async () => {
    setRefusal(undefined);
    await add({ id: complaint.id, version: complaint.version, text: typed.step.trim(), owner_id: chosen });
    set({ step: '' });
    setChosen(null);
  };
  return (
    <Panel title={t('complaints:step.title')} padded>
      <Stack gap={12} onKeyDownCapture={enterMoves}>
        <LongText
          id="step-text"
          names={['text', 'step']}
          label={t('complaints:step.text')}
          hint={t('complaints:step.hint')}
          value={typed.step}
          refusal={refusal}
          onChange={(text) => set({ step: text })}
        />
        <Field label={t('complaints:step.owner')} htmlFor="step-owner" names={['owner_id']} refusal={refusal}>
          <PersonPicker
            id="step-owner"
            value={chosen ?? complaint.owner_id}
            onChange={setChosen}
            label={t('complaints:step.owner')}
            testId="step-owner"
            roles={COMMANDS.add_complaint_step.roles ?? undefined}
          />
        </Field>
        <Said refusal={refusal} names={['text', 'owner_id']} />
        <Buttons gap={12}>
          <ActionButton
            label={t('complaints:step.add')}
            hotkey="F4"
            missing={typed.step.trim() === '' ? [{ says: t('complaints:step.lack'), at: 'step' }] : []}
            onAct={act}
            onRefused={setRefusal}
            testId="action-add_complaint_step"
          />
        </Buttons>
        <p className={styles.quiet}>{t('complaints:step.explained')}</p>
      </Stack>
    </Panel>
  );
}
