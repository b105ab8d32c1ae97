import { type ByPin, CONCESSION_CODES, CONCESSION_ROLES, type Person, type RequestedAction } from '@bindings';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { type RefusalLike, refusalWords } from '../../../i18n/refusal';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { PinInput } from '../../../kit/PinInput';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import styles from './ApprovalBox.module.css';

/** Whether it is refused only for want of the manager's word. */
export const needsManager = (refusal: RefusalLike | undefined): boolean =>
  refusal !== undefined && CONCESSION_CODES.some((code) => code === refusal.code);

interface ApprovalBoxProps {
  /** Which limit, and by how much. */
  refusal: RefusalLike;
  /** What goes into the manager's list when nobody with a PIN is at hand. */
  action: () => RequestedAction;
  /** The same once more, with the manager's word. */
  onPin: (approval: ByPin) => Promise<unknown>;
  onRequested: () => void;
  inDialog?: boolean;
}

/** Over the limit: the manager says yes with the PIN here, or finds the question in the own list. */
export function ApprovalBox({ refusal, action, onPin, onRequested, inDialog }: ApprovalBoxProps) {
  const { t } = useTranslation();
  const request = useCommand('request_approval');
  const people = useRead('list_people', {}).data?.people ?? [];
  const grants = ({ roles }: Person) => CONCESSION_ROLES.some((role) => roles.includes(role));
  const managers = people.filter((person) => person.active && grants(person));
  const [chosen, setChosen] = useState<number>();
  const [pin, setPin] = useState('');
  const [note, setNote] = useState('');
  const [wrong, setWrong] = useState<RefusalLike>();
  const manager = chosen ?? (managers.length === 1 ? managers[0]?.id : undefined);

  return (
    <Alert
      type="warning"
      showIcon
      data-testid="needs-manager"
      title={refusalWords(t, refusal)}
      description={
        <div className={styles.ways}>
          <div className={styles.way}>
            <Select<number>
              value={manager}
              placeholder={t('visits:approval.manager')}
              aria-label={t('visits:approval.manager')}
              data-testid="approval-manager"
              options={managers.map((person) => ({ value: person.id, label: person.name }))}
              onChange={setChosen}
            />
            <PinInput
              value={pin}
              autoComplete="off"
              placeholder={t('visits:approval.pin')}
              aria-label={t('visits:approval.pin')}
              data-testid="approval-pin"
              onChange={setPin}
            />
            <ActionButton
              label={t('visits:approval.grant')}
              inDialog={inDialog}
              sends
              testId="approval-grant"
              missing={manager === undefined || pin === '' ? [t('visits:approval.grant_missing')] : []}
              onRefused={(said) => {
                setPin('');
                setWrong(said);
              }}
              onAct={async () => {
                if (manager === undefined) return;
                setWrong(undefined);
                await onPin({ manager_id: manager, pin });
              }}
            />
          </div>
          <RefusalAlert refusal={wrong} />
          <div className={styles.way}>
            <Input
              value={note}
              placeholder={t('visits:approval.note')}
              aria-label={t('visits:approval.note')}
              data-testid="approval-note"
              onChange={(event) => setNote(event.target.value)}
            />
            <ActionButton
              label={t('visits:approval.ask')}
              inDialog={inDialog}
              sends
              testId="approval-ask"
              onRefused={setWrong}
              onAct={async () => {
                setWrong(undefined);
                await request({ action: action(), note: note.trim() });
                onRequested();
              }}
            />
          </div>
        </div>
      }
    />
  );
}
