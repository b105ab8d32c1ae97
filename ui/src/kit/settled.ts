import { useEffect, useState } from 'react';

/** What was typed, once the hand rests for so long. */
export function useSettled(text: string, pauseInTyping: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseInTyping);
    return () => clearTimeout(timer);
  }, [text, pauseInTyping]);
  return settled;
}
