import type { DayTold } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { useCommand } from '../../api/command';
import { ActionButton } from '../../kit/ActionButton';
import { ConfirmWithReason } from '../../kit/ConfirmWithReason';
import { Row } from '../../kit/Row';

/** The manager's word about a day: that the shop is closed on it, or open after all. */
export function OwnDay({ day, told }: { day: string; told: DayTold }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const set = useCommand('set_own_day');
  const may = useMay('set_own_day');
  if (!may) return null;
  const says = t(told.rests ? 'bookings:day.open' : 'bookings:day.close');
  return (
    <>
      <Row gap={8}>
        {told.own && (
          <ActionButton
            size="small"
            label={t('bookings:day.as_usual')}
            onAct={() => set({ day, open: null, reason: '' })}
            testId="day-as-usual"
          />
        )}
        <ActionButton size="small" label={says} opens onAct={() => setAsking(true)} testId="day-own" />
      </Row>
      <ConfirmWithReason
        open={asking}
        title={says}
        verb={says}
        onConfirm={(reason) => set({ day, open: told.rests, reason })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
