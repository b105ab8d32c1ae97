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
  const first = useRead(name, { filter } as Request<Name>).data;
  const ask = useAsk(name);
  // What was added up goes with the newest portion it began with: once that is another one, it is begun anew.
  const [far, setFar] = useState<{ first: Response<Name>; totals: Response<Name> }>();
  const [busyWith, setBusyWith] = useState<Response<Name>>();
  const turn = useRef(0);
  useEffect(() => {
    const turns = turn;
    // Nobody waits for it any more.
    return () => {
      turns.current += 1;
    };
  }, []);
  const totals = far && far.first === first ? far.totals : first;
  const stop = () => {
    turn.current += 1;
    setBusyWith(undefined);
  };
  const begin = async () => {
    if (!first || !totals) return;
    turn.current += 1;
    const own = turn.current;
    setBusyWith(first);
    let sums = totals;
    try {
      while (sums.next !== null && turn.current === own) {
        const portion = await ask({ filter, after: sums.next } as Request<Name>);
        sums = added(sums, portion);
        // Whoever stopped it keeps what was added up so far.
        if (turn.current === own) setFar({ first, totals: sums });
      }
    } finally {
      if (turn.current === own) setBusyWith(undefined);
    }
  };
  return { totals, adding: { busy: busyWith !== undefined && busyWith === first, begin, stop } };
}
