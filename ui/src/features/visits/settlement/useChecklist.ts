import type { SavePreparation, Visit } from '@bindings';
import { useRef, useState } from 'react';
import { useCommand } from '../../../api/command';
import { asRefusal } from '../../../api/errors';
import { useShown } from '../../../api/read';
import type { RefusalLike } from '../../../i18n/refusal';

type Wanted = Omit<SavePreparation, 'work_order_id' | 'version'>;

/**
 * The checklist and the reading are written with every press. Presses come faster than answers, so they gather
 * while a write is on its way and the next write takes the version the last one made.
 */
export function useChecklist(visit: Visit) {
  const { order } = visit;
  const id = order.id;
  const shownVisit = useShown('get_visit');
  const save = useCommand('save_preparation');
  const [wanted, setWanted] = useState<Wanted>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const latest = useRef<Wanted>(undefined);
  const writing = useRef<Promise<boolean>>(undefined);
  const stands: Wanted = {
    done: visit.preparation?.done ?? [],
    // Nothing given leaves the reading as it was.
    mileage_out_km: null,
    instrument_replaced: order.instrument_replaced,
  };
  const { done } = wanted ?? stands;

  /** Whether everything that was wanted is written. */
  const write = (): Promise<boolean> => {
    writing.current ??= (async () => {
      setRefusal(undefined);
      try {
        for (let sending = latest.current; sending; ) {
          const shown = shownVisit({ work_order_id: id }) ?? visit;
          await save({ work_order_id: id, version: shown.preparation?.version ?? 0, ...sending });
          if (latest.current === sending) latest.current = undefined;
          sending = latest.current;
        }
        return true;
      } catch (failure) {
        latest.current = undefined;
        setRefusal(asRefusal(failure));
        return false;
      } finally {
        writing.current = undefined;
        setWanted(undefined);
      }
    })();
    return writing.current;
  };
  const want = (more: Partial<Wanted>) => {
    const next = { ...stands, ...wanted, ...latest.current, ...more };
    latest.current = next;
    setWanted(next);
    return write();
  };
  return {
    done,
    refusal,
    toggle: (code: string) => {
      const now = latest.current?.done ?? done;
      void want({ done: now.includes(code) ? now.filter((one) => one !== code) : [...now, code] });
    },
    all: () => void want({ done: [...visit.preparation_codes] }),
    read: (mileage_out_km: number | null, instrument_replaced: boolean) =>
      want({ mileage_out_km, instrument_replaced }),
  };
}
