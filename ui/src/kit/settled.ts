import { useCallback, useEffect, useState } from 'react';

/** What was typed, once the hand rests for so long; and what says that it rests now, as Enter does. */
export function useSettled(text: string, pauseInTyping: number): [string, () => void] {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseInTyping);
    return () => clearTimeout(timer);
  }, [text, pauseInTyping]);
  const settle = useCallback(() => setSettled(text), [text]);
  return [settled, settle];
}
