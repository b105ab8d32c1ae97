import { type KeyboardEvent, useEffect, useRef } from 'react';
import { isComposing } from './composition';

interface HeldKeysProps {
  /** What stands in the field. */
  text: string;
  /** The answer to it is on its way. */
  waits: boolean;
  onEnter: () => void;
  /** The field was left, or the arrows walk: no Enter from before is meant any more. */
  onForget?: () => void;
}

/** For the box around such a list. */
interface Around {
  onKeyDownCapture: (event: KeyboardEvent) => void;
  onBlur: () => void;
  'data-own-enter': '' | undefined;
}

/**
 * Keys over a list of Ant Design's, which knows nothing of answers on their way and chooses from what was found for
 * the text before. While it waits Enter is told, and the arrows walk in nothing: an Enter after them is not meant for
 * the first row, and nobody knows yet for which.
 */
export function useHeldKeys({ text, waits, onEnter, onForget }: HeldKeysProps): Around {
  const walked = useRef<string>(undefined);
  const hold = (event: KeyboardEvent) => {
    const walks = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    if (!waits || isComposing(event.nativeEvent) || !(walks || event.key === 'Enter')) return;
    if (event.ctrlKey || event.shiftKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (walks) {
      walked.current = text;
      onForget?.();
    } else if (walked.current !== text) onEnter();
  };
  const leave = () => {
    walked.current = undefined;
    onForget?.();
  };
  return { onKeyDownCapture: hold, onBlur: leave, 'data-own-enter': waits ? '' : undefined };
}

interface EnterProps {
  /** What stands in the field. */
  text: string;
  /** What is shown is the answer to exactly this text, and not to what stood there before. */
  answered: boolean;
  /** It was refused: nothing comes that could be opened. */
  failed?: boolean | undefined;
  /** Opens or takes what is meant; by then the answer is drawn. */
  onEnter: () => void;
}

interface EnterKept {
  enter: () => void;
  /** The field was left: what was meant there is meant no more. */
  forget: () => void;
  /** Where the list is Ant Design's. */
  around: Around;
}

/**
 * Enter in a field whose answer comes from the host. A scanner, and a fast hand, press it before the answer is there:
 * then it is kept for the text that stands in the field, and does its work once that is answered. It chooses nothing
 * from what was answered to another text. Who types on, or leaves the field, has taken it back.
 */
export function useEnter({ text, answered, failed = false, onEnter }: EnterProps): EnterKept {
  const meant = useRef<string>(undefined);
  useEffect(() => {
    if (meant.current === undefined) return;
    const isMeant = meant.current === text && !failed;
    if (isMeant && !answered) return;
    meant.current = undefined;
    if (isMeant) onEnter();
  });
  const forget = () => {
    meant.current = undefined;
  };
  const enter = () => {
    if (answered) onEnter();
    else if (!failed) meant.current = text;
  };
  const waits = !answered && !failed;
  return { enter, forget, around: useHeldKeys({ text, waits, onEnter: enter, onForget: forget }) };
}
