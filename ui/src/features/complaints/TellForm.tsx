import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { enterMoves } from '../../kit/Field';
import { Panel } from '../../kit/Panel';
import { Stack } from '../../kit/Stack';
import { heardBy, LongText, type PartProps, Said, WordFields } from './parts';

/** A word to the customer: only this stops the clock. */
export function TellForm(props: PartProps) {
  const { page, typed, set } = props;
  const { t } = useTranslation();
  const { complaint } = page;
  const tell = useCommand('tell_customer');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const lacks = [
    typed.means === null && { says: t('complaints:tell.lack_means'), at: 'tell_means' },
    heardBy(props) === '' && { says: t('complaints:tell.lack_told'), at: 'told' },
    typed.word.trim() === '' && { says: t('complaints:tell.lack_text'), at: 'word' },
  ].filter((lack) => lack !== false);
  const act = async () => {
    if (typed.means === null) return;
    setRefusal(undefined);
    await tell({
      id: complaint.id,
      version: complaint.version,
      means: typed.means,
      told: heardBy(props),
      text: typed.word.trim(),
    });
    set({ word: '', means: null, told: '' });
  };
  return (
    <Panel title={t('complaints:tell.title')} padded>
      <Stack gap={12} onKeyDownCapture={enterMoves}>
        <WordFields {...props} id="tell" refusal={refusal} />
        <LongText
          id="tell-text"
          names={['text', 'word']}
          label={t('complaints:tell.text')}
          hint={t('complaints:tell.hint')}
          value={typed.word}
          refusal={refusal}
          required
          onChange={(text) => set({ word: text })}
        />
        <Said refusal={refusal} names={['text', 'told']} />
        <Buttons gap={12}>
          <ActionButton
            label={t('complaints:tell.act')}
            hotkey="F2"
            primary={complaint.responded_at === null}
            missing={lacks}
            onAct={act}
            onRefused={setRefusal}
            testId="action-tell_customer"
          />
        </Buttons>
      </Stack>
    </Panel>
  );
}
