import { useRef, useState } from 'react';
import { asRefusal } from '../../../api/errors';
import type { RefusalLike } from '../../../i18n/refusal';

interface LookProps<Part> {
  /** All that a text may mean. */
  find: (query: string) => Promise<readonly Part[]>;
  onTake: (part: Part) => unknown;
  /**
   * Where one part after another is put down the field is free for the next at once, and every Enter stands for
   * itself. Told is what meant no single part by the time the next was being typed.
   */
  frees?: ((missed: string) => void) | undefined;
}

interface Look<Part> {
  typed: string;
  /** What it may mean, of which one is chosen; empty where it means nothing. */
  found: readonly Part[] | undefined;
  refusal: RefusalLike | undefined;
  type: (text: string) => void;
  look: () => Promise<void>;
  take: (part: Part) => Promise<void>;
  /** The field was left: what is answered from now on takes nothing. */
  leave: () => void;
}

/**
 * A part that is asked for at Enter: a scanner waits for no list. The only one that is meant is taken, of several one
 * is chosen. Who types on while the answer is on its way, or leaves the field, has taken the Enter back; what is typed
 * by then stays.
 */
export function useLook<Part>({ find, onTake, frees }: LookProps<Part>): Look<Part> {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly Part[]>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const stands = useRef('');
  const turn = useRef(0);

  const put = (text: string) => {
    stands.current = text;
    setTyped(text);
    setFound(undefined);
  };
  const leave = () => {
    turn.current += 1;
  };
  const type = (text: string) => {
    leave();
    put(text);
  };
  /** What stood in the field for it goes; what is typed since then stays. */
  const give = async (part: Part, stood?: string) => {
    try {
      await onTake(part);
      if (stands.current === stood) put('');
    } catch (failure) {
      setRefusal(asRefusal(failure));
    }
  };
  const take = (part: Part) => give(part, stands.current);
  const look = async () => {
    const query = stands.current.trim();
    if (query === '') return;
    leave();
    const mine = turn.current;
    setRefusal(undefined);
    if (frees) put('');
    const isFree = () => (frees ? stands.current === '' : turn.current === mine);
    try {
      const parts = await find(query);
      const [only] = parts;
      const isOne = only !== undefined && parts.length === 1;
      if (isOne && (frees || isFree())) await give(only, frees ? undefined : stands.current);
      else if (!isOne && isFree()) {
        put(query);
        setFound(parts);
      } else if (!isOne) frees?.(query);
    } catch (failure) {
      if (frees && isFree()) put(query);
      setRefusal(asRefusal(failure));
    }
  };
  return { typed, found, refusal, type, look, take, leave };
}
