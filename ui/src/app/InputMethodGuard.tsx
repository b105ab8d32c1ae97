import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { latinOf, sifted, watchComposition } from '../kit/composition';
import { onInterrupted } from '../kit/hotkeys';

/** Sets what stands in a field as if it had been typed, so that its form hears of it. */
function retype(field: HTMLInputElement, text: string): void {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Whoever typed with the other keyboard a moment ago has the input method still on. It is said, and what it makes
 * of a plate or a phone number is not taken.
 */
export function InputMethodGuard() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  useEffect(() => {
    const say = (words: string) => message.warning({ content: words, key: 'input_method', duration: 6 });
    const end = (event: CompositionEvent) => {
      const field = event.target;
      if (!(field instanceof HTMLInputElement) || event.data === '') return;
      const kind = latinOf(field);
      if (!kind) return;
      const { kept, refused } = sifted(kind, event.data);
      if (refused === '') return;
      const from = field.selectionStart ?? field.value.length;
      const at = field.value.lastIndexOf(event.data, from);
      // The engine may have put it elsewhere than where it ends: then the whole field is sifted.
      const text =
        at < 0
          ? sifted(kind, field.value).kept
          : field.value.slice(0, at) + kept + field.value.slice(at + event.data.length);
      retype(field, text);
      say(t(`words:input_method.${kind}`, { text: refused }));
    };
    const unwatch = watchComposition();
    const unheard = onInterrupted(() => say(t('words:input_method.unfinished')));
    window.addEventListener('compositionend', end);
    return () => {
      unwatch();
      unheard();
      window.removeEventListener('compositionend', end);
    };
  }, [message, t]);
  return null;
}
