import { PREPARATION_CODES, type Visit } from '@bindings';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDeed } from '../../../api/deed';
import { asRefusal } from '../../../api/errors';
import type { RefusalLike } from '../../../i18n/refusal';

/**
 * The checklist is written with every press. Presses come faster than answers, so they gather while a write is on
 * its way and the next write takes the version the last one made.
 */
export function useChecklist(visit: Visit) {
  const id = visit.order.id;
  const queries = useQueryClient();
  const save = useDeed('save_preparation');
  const [wanted, setWanted] = useState<readonly string[]>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const latest = useRef<readonly string[]>(undefined);
  const writing = useRef(false);
  const done = wanted ?? visit.preparation?.done ?? [];

  const write = async () => {
    if (writing.current) return;
    writing.current = true;
    setRefusal(undefined);
    try {
      for (let sending = latest.current; sending; ) {
        const shown = queries.getQueryData<Visit>(['get_visit', { work_order_id: id }]) ?? visit;
        await save({ work_order_id: id, version: shown.preparation?.version ?? 0, done: [...sending] });
        if (latest.current === sending) latest.current = undefined;
        sending = latest.current;
      }
    } catch (failure) {
      latest.current = undefined;
      setRefusal(asRefusal(failure));
    } finally {
      writing.current = false;
      setWanted(undefined);
    }
  };
  const want = (next: readonly string[]) => {
    latest.current = next;
    setWanted(next);
    void write();
  };
  return {
    done,
    refusal,
    toggle: (code: string) => {
      const now = latest.current ?? done;
      want(now.includes(code) ? now.filter((one) => one !== code) : [...now, code]);
    },
    all: () => want(PREPARATION_CODES),
  };
}
