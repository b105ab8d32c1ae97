import type { ListFilter, ListKey } from '@bindings';
import { useEffect, useRef, useState } from 'react';
import type { Request, Response } from '../../api/call';
import { useAsk, useRead } from '../../api/read';

type TotalCommand =
  | 'total_all_complaints'
  | 'total_bookings'
  | 'total_calls'
  | 'total_customers'
  | 'total_sheets'
  | 'total_vehicles'
  | 'total_work_orders';

/** A portion of what a list comes to: numbers that are added up, and where the next one begins. */
interface Portion {
  count: number;
  next: ListKey | null;
  since: string | null;
  cut: boolean;
}

/** Both portions together; the second tells how far it was looked. */
export function added<Totals extends Portion>(one: Totals, other: Totals): Totals {
  const sums = Object.entries(one).map(([name, value]) => {
    const more: unknown = other[name as keyof Totals];
    return [name, typeof value === 'number' && typeof more === 'number' ? value + more : more];
  });
  return { ...other, ...Object.fromEntries(sums), cut: one.cut || other.cut };
}

/** Adding up the rest, portion by portion. */
export interface AddingUp {
  /** It is being added up. */
  busy: boolean;
  begin: () => Promise<void>;
  stop: () => void;
}

/** What a list comes to: its newest portion at once, and all of it when somebody asks for that. */
export function useTotals<Name extends TotalCommand>(
  name: Name,
  filter: ListFilter,
): { totals: Response<Name> | undefined; adding: AddingUp } {
  // Asked anew after every write that may move a sum: what was added up before it may be another one by now, also where
  // the newest portion is as it was.
  const { data: first, dataUpdatedAt: asOf } = useRead(name, { filter } as Request<Name>);
  const ask = useAsk(name);
  const [far, setFar] = useState<{ asOf: number; totals: Response<Name> }>();
  const [busyAsOf, setBusyAsOf] = useState<number>();
  const turn = useRef(0);
  useEffect(() => {
    const turns = turn;
    // Nobody waits for it any more: the page is left, or it would be another sum.
    return () => {
      if (asOf > 0) turns.current += 1;
    };
  }, [asOf]);
  const totals = far && far.asOf === asOf ? far.totals : first;
  const stop = () => {
    turn.current += 1;
    setBusyAsOf(undefined);
  };
  const begin = async () => {
    if (!totals) return;
    turn.current += 1;
    const own = turn.current;
    setBusyAsOf(asOf);
    let sums = totals;
    try {
      while (sums.next !== null && turn.current === own) {
        const portion = await ask({ filter, after: sums.next } as Request<Name>);
        sums = added(sums, portion);
        // Whoever stopped it keeps what was added up so far.
        if (turn.current === own) setFar({ asOf, totals: sums });
      }
    } finally {
      if (turn.current === own) setBusyAsOf(undefined);
    }
  };
  return { totals, adding: { busy: busyAsOf !== undefined && busyAsOf === asOf, begin, stop } };
}
