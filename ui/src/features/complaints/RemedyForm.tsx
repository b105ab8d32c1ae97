import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { MoneyInput } from '../../kit/AmountInput';
import { Buttons } from '../../kit/Buttons';
import { enterMoves, Field } from '../../kit/Field';
import { Panel } from '../../kit/Panel';
import { Stack } from '../../kit/Stack';
import { heardBy, LongText, type PartProps, Said, WordFields } from './parts';
import { isApproved, overLimit } from './remedyLimit';

/** What is promised to put it right. What is dearer than one may promise goes to the manager first. */
export function RemedyForm(props: PartProps) {
  const { page, typed, set } = props;
  const { t } = useTranslation();
  const { complaint } = page;
  const agree = useCommand('agree_remedy');
  const ask = useCommand('ask_remedy');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { remedy_limit: limit, request } = page;
  const promised = { remedy: typed.remedy.trim(), cost: typed.cost };
  const approved = isApproved(promised, request?.request ?? null);
  const over = overLimit(promised, limit, request?.request ?? null);
  const what = {
    id: complaint.id,
    version: complaint.version,
    ...promised,
  };
  const act = async () => {
    setRefusal(undefined);
    if (over > 0) {
      await ask(what);
    } else if (typed.means !== null) {
      await agree({ ...what, means: typed.means, told: heardBy(props) });
      set({ means: null, told: '' });
    }
    set({ remedy: '', cost: 0 });
  };
  const lacks = [
    typed.remedy.trim() === '' && { says: t('complaints:remedy.lack'), at: 'remedy' },
    over === 0 && typed.means === null && { says: t('complaints:tell.lack_means'), at: 'remedy_means' },
    over === 0 && heardBy(props) === '' && { says: t('complaints:tell.lack_told'), at: 'told' },
  ].filter((lack) => lack !== false);
  return (
    <Panel title={t('complaints:remedy.title')} padded>
      <Stack gap={12} onKeyDownCapture={enterMoves}>
        <LongText
          id="remedy"
          names={['remedy']}
          label={t('complaints:remedy.text')}
          hint={t('complaints:remedy.hint')}
          value={typed.remedy}
          refusal={refusal}
          onChange={(text) => set({ remedy: text })}
        />
        <Field
          label={t('complaints:remedy.cost')}
          htmlFor="remedy-cost"
          names={['cost']}
          refusal={refusal}
          hint={
            over > 0
              ? t('complaints:remedy.over', { over })
              : limit !== null && !approved && t('complaints:remedy.limit', { limit })
          }
        >
          <MoneyInput
            id="remedy-cost"
            value={typed.cost}
            onChange={(cost) => set({ cost: cost ?? 0 })}
            style={{ maxWidth: 200 }}
            data-testid="remedy-cost"
          />
        </Field>
        {over === 0 && <WordFields {...props} id="remedy" refusal={refusal} />}
        <Said refusal={refusal} names={['remedy', 'cost', 'told']} />
        <Buttons gap={12}>
          <ActionButton
            label={t(over > 0 ? 'complaints:remedy.ask' : 'complaints:remedy.agree')}
            hotkey="F8"
            primary={complaint.responded_at !== null}
            sends
            size="large"
            missing={lacks}
            onAct={act}
            onRefused={setRefusal}
            testId={over > 0 ? 'action-ask_remedy' : 'action-agree_remedy'}
          />
        </Buttons>
      </Stack>
    </Panel>
  );
}
