import { type ByPin, STOCK_APPROVES } from '@bindings';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';
import { isRefusal, type RefusalLike, refusalWords } from '../../../i18n/refusal';
import { Field } from '../../../kit/Field';
import { PinInput } from '../../../kit/PinInput';
import { Row } from '../../../kit/Row';

/**
 * What is thrown away or found beyond the limit wants another manager's PIN. Whether it does the host says: it is sent
 * without, and the fields appear once it was refused for want of it, and stay while somebody tries.
 */
export function useManagerYes() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<RefusalLike>();
  const [manager, setManager] = useState<number>();
  const [pin, setPin] = useState('');
  const people = useRead('list_people', {}, { enabled: asked !== undefined }).data?.people ?? [];
  const managers = people.filter(
    (person) => person.active && STOCK_APPROVES.some((role) => person.roles.includes(role)),
  );
  const chosen = manager ?? (managers.length === 1 ? managers[0]?.id : undefined);
  const approval: ByPin | undefined =
    asked && chosen !== undefined && pin !== '' ? { manager_id: chosen, pin } : undefined;

  /** Sends it, with the PIN where one is asked for. */
  const send = async <Answer,>(sends: (with_yes: { approval?: ByPin }) => Promise<Answer>) => {
    try {
      return await sends(approval ? { approval } : {});
    } catch (failure) {
      setPin('');
      if (isRefusal(failure) && failure.code === 'stock_needs_approval') setAsked(failure);
      throw failure;
    }
  };

  const fields = (refusal: RefusalLike | undefined) =>
    asked && (
      <Field label={refusalWords(t, asked)} names={['pin']} refusal={refusal}>
        <Row gap={8}>
          <Select<number>
            value={chosen}
            placeholder={t('bins:approval.manager')}
            aria-label={t('bins:approval.manager')}
            data-testid="stock-manager"
            options={managers.map((person) => ({ value: person.id, label: person.name }))}
            onChange={setManager}
          />
          <PinInput
            value={pin}
            autoComplete="off"
            autoFocus
            placeholder={t('bins:approval.pin')}
            aria-label={t('bins:approval.pin')}
            data-testid="stock-pin"
            onChange={setPin}
          />
        </Row>
      </Field>
    );

  const missing = asked && !approval ? [{ says: t('bins:approval.missing'), at: 'pin' }] : [];
  /** Another quantity is another question. */
  const forget = () => setAsked(undefined);
  return { send, fields, missing, forget };
}
