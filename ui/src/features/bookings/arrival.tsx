import type { Appointment } from '@bindings';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWrite } from '../../api/call';
import { type RefusalLike, refusalWords } from '../../i18n/refusal';
import { VisitPicker } from './VisitPicker';

interface Arrival {
  /** The customer is here: makes the visit and opens it. */
  arrive: (appointment: Appointment) => Promise<void>;
  /** Asks what to do when the vehicle has a visit open; to be drawn with the page. */
  question: ReactNode;
}

/** `onArrived` is told once the visit is there, before its page opens. */
export function useArrival(onArrived?: () => void): Arrival {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const write = useWrite('arrive_appointment');
  const [held, setHeld] = useState<{ appointment: Appointment; refusal: RefusalLike }>();

  const make = async ({ id, version, vehicle_id, customer_id }: Appointment, secondVisit: boolean) => {
    const { visit } = await write.mutateAsync({
      id,
      version,
      vehicle_id,
      customer_id,
      // What is wanted is known only after the talk at the car: the check-in asks for the kind.
      repair_kind: 'repair',
      second_visit: secondVisit,
    });
    setHeld(undefined);
    onArrived?.();
    await queries.invalidateQueries();
    navigate(`/visits/${visit.work_order_id}`);
  };
  const say = (refusal: RefusalLike) => void message.error(refusalWords(t, refusal));

  return {
    arrive: async (appointment) => {
      try {
        await make(appointment, false);
      } catch (failure) {
        const refusal = failure as RefusalLike;
        if (refusal.code !== 'vehicle_in_shop') throw failure;
        setHeld({ appointment, refusal });
      }
    },
    question: (
      <VisitPicker
        refusal={held?.refusal}
        onSecond={async () => held && make(held.appointment, true)}
        onRefused={say}
        onClose={() => setHeld(undefined)}
      />
    ),
  };
}
