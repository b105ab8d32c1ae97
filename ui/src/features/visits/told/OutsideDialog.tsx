import type { Visit } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { shopToday } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { DayInput } from '../../../kit/DayInput';
import { DialogForm } from '../../../kit/DialogForm';
import { addDays } from '../../../kit/dayText';
import { Field } from '../../../kit/Field';
import { Modal } from '../../../kit/Modal';
import { Quiet } from '../../../kit/Quiet';
import { VisitTitle } from '../visit/VisitTitle';

const texts = ['what', 'partner', 'handed_to', 'receipt'] as const;
const needed = ['what', 'partner', 'handed_to'] as const;

/** Something of the car goes to another house: what, to whom, into whose hands, against which receipt, until when. */
export function OutsideDialog({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const send = useCommand('send_outside');
  const days = useRead('get_shop', {}).data?.settings.outside_days;
  // What the line says is mostly what goes out.
  const line = visit.lines.find((one) => one.kind === 'outside_work' && one.state === 'approved');
  const [typed, setTyped] = useState({ what: line?.name ?? '', partner: '', handed_to: '', receipt: '' });
  const [day, setDay] = useState<string>();
  const missing = needed
    .filter((name) => typed[name].trim() === '')
    .map((name) => ({ says: t(`visits:outside.missing.${name}`), at: name }));
  const act = async () => {
    await send({ work_order_id: visit.order.id, sent: { ...typed, due_back_on: day ?? null } });
    onClose();
  };
  return (
    <Modal
      open
      title={<VisitTitle visit={visit}>{t('visits:outside.dialog')}</VisitTitle>}
      footer={null}
      onCancel={onClose}
    >
      <DialogForm
        label={t('visits:outside.send')}
        hotkey="F2"
        testId="outside-form"
        sendId="outside-send"
        missing={missing}
        onClose={onClose}
        onSend={act}
      >
        {(refusal) => (
          <>
            {texts.map((name) => (
              <Field key={name} small label={word('field', name)} names={[name]} refusal={refusal}>
                <Input
                  value={typed[name]}
                  aria-label={word('field', name)}
                  data-testid={`outside-${name}`}
                  onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
                />
              </Field>
            ))}
            <Field small label={word('field', 'due_back_on')} names={['due_back_on']} refusal={refusal}>
              {day === undefined ? (
                <>
                  <Quiet>{t('visits:outside.usual', { days })}</Quiet>{' '}
                  <ActionButton
                    size="small"
                    label={t('visits:outside.set_day')}
                    testId="outside-set-day"
                    onAct={() => setDay(addDays(shopToday(), 3))}
                  />
                </>
              ) : (
                <DayInput
                  value={day}
                  onChange={setDay}
                  label={word('field', 'due_back_on')}
                  testId="outside-day"
                />
              )}
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
