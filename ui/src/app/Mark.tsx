import icon from '@assets/icons/workbay.svg';

/** The program's own icon: one drawing for the window, the file and the head of the page. */
export function Mark() {
  return <img src={icon} width="28" height="28" alt="" />;
}
