import type { AbsenceKind, WorkerRow } from '@bindings';
import { App, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useWords } from '../../i18n/words';
import { DialogForm } from '../../kit/DialogForm';
import { Field } from '../../kit/Field';
import { InstantField } from '../../kit/InstantField';
import { Modal } from '../../kit/Modal';
import { OneOf } from '../../kit/OneOf';
import { whole } from '../../kit/whole';

/** Seconds in which what is to be done about it is read, by whoever is looked at from two sides. */
const stays = 10;

const kinds = whole<AbsenceKind>()(['leave', 'sick', 'training', 'errand']);

/** Somebody will not be there: what is planned for them meanwhile is warned of on the board. */
export function AbsenceDialog({ worker, onClose }: { worker: WorkerRow; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const enter = useCommand('enter_absence');
  const [kind, setKind] = useState<AbsenceKind>('leave');
  const [begins, setBegins] = useState<string | null>(null);
  const [ends, setEnds] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const missing = [
    begins === null && { says: t('workshop:staff.lack_begins'), at: 'begins_at' },
    ends === null && { says: t('workshop:staff.lack_ends'), at: 'ends_at' },
  ].filter((lack) => lack !== false);
  return (
    <Modal open title={worker.name} footer={null} onCancel={onClose} destroyOnHidden>
      <DialogForm
        label={t('workshop:staff.enter')}
        hotkey="F2"
        testId="absence-form"
        sendId="absence-enter"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          if (begins === null || ends === null) return;
          const { without_hands } = await enter({
            person_id: worker.person_id,
            kind,
            begins_at: begins,
            ends_at: ends,
            note: note.trim(),
          });
          if (without_hands > 0)
            message.warning(t('workshop:staff.without_hands', { count: without_hands }), stays);
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <OneOf
              label={t('workshop:staff.away')}
              testId="absence-kind"
              value={kind}
              codes={kinds}
              word={(code) => word('absence_kind', code)}
              onChange={setKind}
            />
            <Field label={t('workshop:staff.begins')} names={['begins_at']} refusal={refusal}>
              <div data-lack="begins_at">
                <InstantField
                  value={begins}
                  onChange={setBegins}
                  label={t('workshop:staff.begins')}
                  testId="absence-begins"
                  quick={[
                    { days: 0, hour: 12 },
                    { days: 1, hour: 8 },
                  ]}
                />
              </div>
            </Field>
            <Field label={t('workshop:staff.ends')} names={['ends_at']} refusal={refusal}>
              <div data-lack="ends_at">
                <InstantField
                  value={ends}
                  onChange={setEnds}
                  label={t('workshop:staff.ends')}
                  testId="absence-ends"
                  quick={[
                    { days: 0, hour: 18 },
                    { days: 1, hour: 18 },
                  ]}
                />
              </div>
            </Field>
            <Field label={t('workshop:staff.note')} htmlFor="absence-note" names={['note']} refusal={refusal}>
              <Input
                id="absence-note"
                autoComplete="off"
                value={note}
                data-testid="absence-note"
                onChange={(event) => setNote(event.target.value)}
              />
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
