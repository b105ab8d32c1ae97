import { type ClosedShift, DENOMINATIONS, type RunningMeans } from '@bindings';
import { Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import type { RefusalLike } from '../../../i18n/refusal';
import { ActionButton } from '../../../kit/ActionButton';
import { Buttons } from '../../../kit/Buttons';
import { CountInput } from '../../../kit/CountInput';
import { enterMoves, Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Money } from '../../../kit/Money';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { type Compared, calledOf, comparedOf, countedOf, type Pieces, sumOf, totalOf } from './count';
import { OtherMeans } from './OtherMeans';
import styles from './shift.module.css';

interface CloseDialogProps {
  shift: { id: number; number: string };
  /** What moved in it: what is no cash is held against what the terminals say. */
  means: readonly RunningMeans[];
  /** Of somebody else: why it is closed for them is asked. */
  another?: boolean;
  onClosed: (closed: ClosedShift) => void;
  onClose: () => void;
}

/**
 * The drawer is counted before anybody says what should be in it. Only a count that is off is answered with what was
 * expected, and then it is counted once more or explained.
 */
export function CloseDialog({ shift, means, another, onClosed, onClose }: CloseDialogProps) {
  const { t } = useTranslation();
  const closeShift = useCommand('close_shift');
  const [pieces, setPieces] = useState<Pieces>({});
  const [compared, setCompared] = useState<Compared>({});
  const [explanation, setExplanation] = useState('');
  const [closedFor, setClosedFor] = useState('');
  const form = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState<string>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const counts = { counted: countedOf(pieces), compared: comparedOf(means, compared) };
  const asked = JSON.stringify(counts);
  const missing =
    another && closedFor.trim() === ''
      ? [{ says: t('cashier:shift.closed_for_missing'), at: 'closed_for' }]
      : [];
  return (
    <Modal
      open
      title={t('cashier:shift.close_title', { number: shift.number })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      // Only now is there a field to stand in: whoever counts begins with the keys at once.
      afterOpenChange={(isOpen) => isOpen && form.current?.querySelector('input')?.focus()}
    >
      <div ref={form}>
        <Stack gap={12} onKeyDownCapture={enterMoves} data-testid="close-shift-form">
          <p>{t('cashier:shift.close_explained')}</p>
          <table className={styles.count}>
            <thead>
              <tr>
                <th>{t('cashier:shift.denomination')}</th>
                <th>{t('cashier:shift.pieces')}</th>
                <th>{t('cashier:shift.sum')}</th>
              </tr>
            </thead>
            <tbody>
              {DENOMINATIONS.map((denomination, place) => {
                const { unit, count } = calledOf(denomination);
                const called = t(`cashier:shift.${unit}`, { count });
                return (
                  <tr key={denomination}>
                    <th scope="row">{called}</th>
                    <td>
                      <CountInput
                        value={pieces[denomination] ?? null}
                        autoFocus={place === 0}
                        label={`${called} ${t('cashier:shift.pieces')}`}
                        testId={`pieces-${denomination}`}
                        onChange={(next) => setPieces({ ...pieces, [denomination]: next })}
                      />
                    </td>
                    <td>
                      <Money fen={sumOf(denomination, pieces[denomination])} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  {t('cashier:shift.counted')}
                </th>
                <td data-testid="counted-total">
                  <Money fen={totalOf(pieces)} strong />
                </td>
              </tr>
            </tfoot>
          </table>
          <OtherMeans means={means} compared={compared} onChange={setCompared} />
          <RefusalAlert refusal={refusal} />
          {told !== undefined && (
            <Field
              label={t('cashier:shift.explanation')}
              names={['explanation']}
              lacks="explanation"
              refusal={refusal}
            >
              <Input
                value={explanation}
                aria-label={t('cashier:shift.explanation')}
                data-testid="shift-explanation"
                onChange={(event) => setExplanation(event.target.value)}
              />
            </Field>
          )}
          {another && (
            <Field
              label={t('cashier:shift.closed_for')}
              names={['closed_for']}
              lacks="closed_for"
              refusal={refusal}
            >
              <Input
                value={closedFor}
                aria-label={t('cashier:shift.closed_for')}
                data-testid="shift-closed-for"
                onChange={(event) => setClosedFor(event.target.value)}
              />
            </Field>
          )}
          <Buttons end>
            <ActionButton label={t('words:confirm.back')} onAct={onClose} />
            <ActionButton
              label={t('cashier:shift.close_do')}
              primary
              hotkey="Ctrl+Enter"
              inDialog
              missing={missing}
              testId="close-shift-send"
              onRefused={(why) => {
                setRefusal(why);
                if (why.code === 'takings_off') setTold(asked);
              }}
              onAct={async () => {
                setRefusal(undefined);
                // What was typed explains the differences that were told. Those of another count are told first.
                const explains = told === asked ? explanation.trim() : '';
                const why = { explanation: explains, closed_for: closedFor.trim() };
                onClosed(await closeShift({ id: shift.id, ...counts, ...why }));
              }}
            />
          </Buttons>
        </Stack>
      </div>
    </Modal>
  );
}
