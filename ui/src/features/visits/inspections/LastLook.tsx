import type { LookSide, Visit } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/call';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import type { RefusalLike } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Buttons } from '../../../kit/Buttons';
import { DateTimeText } from '../../../kit/DateTimeText';
import { enterMoves, Field } from '../../../kit/Field';
import { Panel } from '../../../kit/Panel';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import styles from './inspection.module.css';

/** Advisor and technician look at the car together before it goes back: who has, and whose turn it is. */
export function LastLook({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const word = useWords();
  const mayAsk = useMay('get_last_look');
  const order = visit.order.id;
  const { data } = useRead('get_last_look', { work_order_id: order }, { enabled: mayAsk });
  const confirm = useCommand('confirm_last_look');
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike>();
  // Where the shop does not ask for it nothing stands here.
  if (!data || (data.open.length === 0 && data.given.length === 0)) return null;
  const give = async (side: LookSide) => {
    setRefusal(undefined);
    await confirm({ work_order_id: order, side, note: note.trim() });
    setNote('');
  };
  return (
    <Panel title={t('visits:last_look.title')} padded testId="last-look">
      <Stack gap={12} data-lack="last-look" onKeyDownCapture={enterMoves}>
        <dl className={styles.workDone}>
          {data.given.map((look) => (
            <div key={look.side} data-testid={`last-look-${look.side}`}>
              <dt>
                {word('look_side', look.side)}
                <span className={styles.detail}>
                  {look.person_name} · <DateTimeText at={look.at} />
                </span>
              </dt>
              {look.note !== '' && <dd>{look.note}</dd>}
            </div>
          ))}
        </dl>
        {data.open.length > 0 && (
          <p className={styles.note}>
            {t('visits:last_look.open', {
              sides: data.open.map((side) => word('look_side', side)).join(t('words:list_separator')),
            })}
          </p>
        )}
        {data.yours.length > 0 && (
          <>
            <Field
              small
              label={t('visits:last_look.note')}
              htmlFor="last-look-note"
              names={['note']}
              refusal={refusal}
            >
              <Input
                id="last-look-note"
                autoComplete="off"
                value={note}
                data-testid="last-look-note"
                onChange={(event) => setNote(event.target.value)}
              />
            </Field>
            <RefusalAlert refusal={refusal} />
            <Buttons>
              {data.yours.map((side) => (
                <ActionButton
                  key={side}
                  label={t(`visits:last_look.give.${side}`)}
                  size="large"
                  testId={`give-last-look-${side}`}
                  onRefused={setRefusal}
                  onAct={() => give(side)}
                />
              ))}
            </Buttons>
          </>
        )}
      </Stack>
    </Panel>
  );
}
