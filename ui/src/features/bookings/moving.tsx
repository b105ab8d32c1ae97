import type { SavedAppointment } from '@bindings';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { asRefusal } from '../../api/errors';
import { refusalWords } from '../../i18n/refusal';
import { dayOf, formatInstant, minuteOf } from '../../i18n/time';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { clockText } from '../../kit/lanes';
import { isFullUp } from './booking';
import { instantOf, type Laid, type Movable, moveOf, stays } from './day';
import { MoveDialog } from './MoveDialog';

interface Dropped {
  booking: Movable;
  to: Laid;
  /** What is said of the day it was laid on. */
  beside: string | undefined;
}

/** What a hand moved last, for as long as it can be taken back. */
interface Moved {
  id: number;
  version: number;
  says: string;
  /** The day it stands on now is unlike others. */
  apart: boolean;
  /** Its place is another's by now. */
  full: boolean;
}

interface Moving {
  lay: (booking: Movable, to: Laid, beside?: string) => Promise<void>;
  undo: () => Promise<void>;
  /** What was moved, with the button that takes it back. */
  note: ReactNode;
  /** Asks once more where there is no room. */
  dialog: ReactNode;
}

/** Moves bookings as a hand lays them, in whichever view of the book; what was moved last is taken back by one press. */
export function useMoving(standing: (id: number) => Movable | undefined): Moving {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reschedule = useCommand('reschedule_appointment');
  const undoMove = useCommand('undo_move');
  const [dropped, setDropped] = useState<Dropped>();
  const [moved, setMoved] = useState<Moved>();

  const sayMoved = ({ booking, to, beside }: Dropped, { id, version }: SavedAppointment) => {
    const { day, minute, minutes } = to;
    const stayed = dayOf(booking.starts_at) === day;
    const says = t('bookings:moved', {
      name: booking.contact_name,
      from: stayed ? clockText(minuteOf(booking.starts_at)) : formatInstant(t, booking.starts_at, true),
      to: stayed
        ? `${clockText(minute)}–${clockText((minute + minutes) % (24 * 60))}`
        : formatInstant(t, instantOf(day, minute), true),
    });
    const apart = beside !== undefined;
    setMoved({ id, version, says: apart ? `${says} · ${beside}` : says, apart, full: false });
  };
  const lay = async (booking: Movable, to: Laid, beside?: string) => {
    if (stays(booking, to)) return;
    const drop = { booking, to, beside };
    try {
      sayMoved(drop, await reschedule(moveOf(booking, to)));
    } catch (failure) {
      const refusal = asRefusal(failure);
      // Over the capacity it asks once more, with the reason its history keeps.
      if (isFullUp(refusal)) setDropped(drop);
      else message.error(refusalWords(t, refusal));
    }
  };
  const undo = async () => {
    if (!moved) return;
    try {
      await undoMove({ id: moved.id, version: moved.version, over_capacity: moved.full });
      setMoved(undefined);
    } catch (failure) {
      const refusal = asRefusal(failure);
      message.error(refusalWords(t, refusal));
      setMoved(isFullUp(refusal) ? { ...moved, full: true } : undefined);
    }
  };

  return {
    lay,
    undo,
    note: moved && (
      <Alert
        type={moved.full || moved.apart ? 'warning' : 'success'}
        title={moved.says}
        data-testid="moved"
        action={
          <ActionButton
            size="small"
            label={t(moved.full ? 'bookings:undo_anyway' : 'bookings:undo')}
            onAct={undo}
            testId="undo-move"
          />
        }
      />
    ),
    dialog: (
      <MoveDialog
        // As it stands now: somebody else may have changed it since it was dropped.
        appointment={dropped && (standing(dropped.booking.id) ?? dropped.booking)}
        to={dropped?.to}
        onMoved={(saved, minute, minutes) =>
          dropped && sayMoved({ ...dropped, to: { ...dropped.to, minute, minutes } }, saved)
        }
        onClose={() => setDropped(undefined)}
      />
    ),
  };
}
