import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import styles from './LackNote.module.css';

interface LackNoteProps {
  place: HTMLElement;
  says: string;
  onGone: () => void;
}

/**
 * What is missing, said at its place. It lies over the page, so that nothing moves when it comes or goes, and goes
 * with the first key or press there.
 */
export function LackNote({ place, says, onGone }: LackNoteProps) {
  useEffect(() => {
    const gone = () => onGone();
    place.addEventListener('input', gone);
    place.addEventListener('click', gone);
    place.addEventListener('focusout', gone);
    return () => {
      place.removeEventListener('input', gone);
      place.removeEventListener('click', gone);
      place.removeEventListener('focusout', gone);
    };
  }, [place, onGone]);
  return createPortal(
    <span className={styles.note} role="alert">
      {says}
    </span>,
    // A field holds no words of its own: they stand with what frames it.
    place.matches('input, textarea') ? (place.parentElement ?? place) : place,
  );
}
