import type { Appointment, ArriveAppointment } from '@bindings';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommand } from '../../api/command';
import { asRefusal } from '../../api/errors';
import { type RefusalLike, refusalWords } from '../../i18n/refusal';
import { InShopDialog } from './InShopDialog';

/** What is known at the counter beside the booking. */
export type AtTheCounter = Pick<ArriveAppointment, 'vehicle_id' | 'customer_id' | 'repair_kind' | 'details'>;

interface Arrival {
  /** The customer is here: makes the visit and opens it. */
  arrive: (appointment: Appointment, counter?: AtTheCounter) => Promise<void>;
  /** Asks what to do when the vehicle has a visit open; to be drawn with the page. */
  question: ReactNode;
}

/** `onArrived` is told once the visit is there, before its page opens. */
export function useArrival(onArrived?: () => void): Arrival {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const write = useCommand('arrive_appointment');
  const [held, setHeld] = useState<{
    appointment: Appointment;
    counter?: AtTheCounter | undefined;
    refusal: RefusalLike;
  }>();

  const make = async (appointment: Appointment, counter: AtTheCounter | undefined, secondVisit: boolean) => {
    const { id, version, vehicle_id, customer_id } = appointment;
    const { visit } = await write({
      id,
      version,
      vehicle_id: counter?.vehicle_id ?? vehicle_id,
      customer_id: counter?.customer_id ?? customer_id,
      // Where nobody was asked, the kind is known only after the talk at the car: the check-in asks for it.
      repair_kind: counter?.repair_kind ?? 'repair',
      second_visit: secondVisit,
      details: counter?.details ?? null,
    });
    setHeld(undefined);
    onArrived?.();
    navigate(`/visits/${visit.work_order_id}`);
  };
  const say = (refusal: RefusalLike) => void message.error(refusalWords(t, refusal));

  return {
    arrive: async (appointment, counter) => {
      try {
        await make(appointment, counter, false);
      } catch (failure) {
        const refusal = asRefusal(failure);
        if (refusal.code !== 'vehicle_in_shop') throw failure;
        setHeld({ appointment, counter, refusal });
      }
    },
    question: (
      <InShopDialog
        refusal={held?.refusal}
        onSecond={async () => held && make(held.appointment, held.counter, true)}
        onRefused={say}
        onClose={() => setHeld(undefined)}
      />
    ),
  };
}
