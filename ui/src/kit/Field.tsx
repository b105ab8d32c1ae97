import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf, type RefusalLike, refusalWords } from '../i18n/refusal';
import { isComposing } from './composition';
import styles from './Field.module.css';
import { PrintRemark, typedText } from './PrintRemark';
import { useSaysIt } from './saidOnce';

interface FieldProps {
  label: ReactNode;
  /** The id of the control, so that a press on the label reaches it; without it the field is a group of its own. */
  htmlFor?: string;
  /** The fields' names a refusal may give; the refusal then stands here. */
  names?: readonly string[];
  /** What is missing here by other names than the host's. */
  lacks?: string | undefined;
  refusal?: RefusalLike | undefined;
  required?: boolean;
  /** What is odd about what stands there, and yet is taken. */
  warn?: string | undefined;
  hint?: ReactNode;
  /** Takes the whole width of the form. */
  wide?: boolean;
  /** In small type, where many fields stand on one page. */
  small?: boolean;
  children: ReactNode;
}

/** Whether a refusal is about one of these fields, and so is said beside it. */
export function isAbout(refusal: RefusalLike | undefined, names: readonly string[]): boolean {
  const field = fieldOf(refusal);
  return field !== undefined && names.includes(field);
}

/** A field of a form: its name above, what is wrong with it or worth knowing below. */
export function Field(props: FieldProps) {
  const { label, htmlFor, names = [], lacks, refusal, required, warn, hint, wide, small, children } = props;
  const { t } = useTranslation();
  const wrong = refusal && isAbout(refusal, names);
  useSaysIt(wrong ? refusal : undefined, 'field');
  const look = [styles.field, wide && styles.wide, wrong && styles.wrong, small && styles.small];
  const Label = htmlFor ? 'label' : 'span';
  const group = htmlFor ? {} : { role: 'group', 'aria-label': typeof label === 'string' ? label : undefined };
  return (
    <div
      className={look.filter(Boolean).join(' ')}
      {...group}
      data-lack={[...names, lacks].filter(Boolean).join(' ') || undefined}
    >
      <Label className={styles.label} htmlFor={htmlFor}>
        {label}
        {required && (
          <span className={styles.required} aria-hidden="true">
            *
          </span>
        )}
      </Label>
      {children}
      {wrong && (
        <p className={styles.refused} role="alert">
          {refusalWords(t, refusal)}
        </p>
      )}
      {warn && (
        <p className={styles.warn} role="status">
          {warn}
        </p>
      )}
      <PrintRemark text={typedText(children)} />
      {hint && <div className={styles.hint}>{hint}</div>}
    </div>
  );
}

/** Somebody, or a scanner, types into the search box: no page takes the cursor from there. */
export const isSearching = (): boolean => document.activeElement?.closest('[role=search]') != null;

const stops = 'input:not([disabled]):not([type=hidden]), textarea:not([disabled]), button:not([disabled])';

/** Of a group of radio buttons only the chosen one is a stop; the arrow keys walk the others. */
function otherOfItsGroup(stop: HTMLElement): boolean {
  if (!(stop instanceof HTMLInputElement) || stop.type !== 'radio' || stop.checked) return false;
  const group = stop.closest('[role=radiogroup]');
  const chosen = group?.querySelector('[type=radio]:checked');
  return chosen ? true : group?.querySelector('input:not([disabled])') !== stop;
}

/** Puts the cursor into the field after this one; after the last, on the button that finishes the form. */
export function focusNext(from: HTMLElement, form: HTMLElement | null): void {
  const all = Array.from(form?.querySelectorAll<HTMLElement>(stops) ?? []).filter(
    (stop) => stop.tabIndex >= 0 && stop.offsetParent !== null && !otherOfItsGroup(stop),
  );
  const next = all.slice(all.indexOf(from) + 1).find((stop) => !(stop instanceof HTMLButtonElement));
  const end = next ?? all.find((stop) => stop.classList.contains('ant-btn-primary'));
  if (end) {
    // Money is taken by its key or a press, never by one Enter too many: the cursor stays where it is.
    if (!end.hasAttribute('data-money')) end.focus();
    return;
  }
  // What finishes the form is held: it leads back to what is missing.
  form?.querySelector<HTMLElement>('[data-held]:has(> .ant-btn-primary)')?.click();
}

/**
 * Enter goes to the next field, for a form's `onKeyDownCapture`: also from a note, where Shift+Enter begins a new
 * line. Open lists and buttons keep their Enter.
 */
export function enterMoves(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target;
  if (event.key !== 'Enter' || isComposing(event.nativeEvent) || event.defaultPrevented) return;
  if (!(from instanceof HTMLInputElement || from instanceof HTMLTextAreaElement)) return;
  // A dialog is drawn elsewhere, and yet its keys pass the form that opened it: they are the dialog's.
  if (!event.currentTarget.contains(from)) return;
  const note = from instanceof HTMLTextAreaElement;
  if (note && event.shiftKey) return;
  // Ctrl+Enter leaves a note as well; anywhere else, and in a dialog, it is the key that finishes.
  if (event.ctrlKey && (!note || from.closest('.ant-modal') !== null)) return;
  // A list that is open, and a field that takes Enter for itself, say so; one that only proposes words keeps nobody.
  const listens = from.getAttribute('aria-expanded') === 'true' && !from.closest('[data-proposes]');
  if (listens || from.closest('[data-own-enter]')) return;
  event.preventDefault();
  event.stopPropagation();
  focusNext(from, event.currentTarget);
}
