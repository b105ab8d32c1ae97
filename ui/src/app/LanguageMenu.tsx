import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, useLanguage } from '../i18n/language';
import { Icon } from '../kit/Icon';
import { PlainButton } from '../kit/PlainButton';
import { speak } from '../kit/speak';
import styles from './LanguageMenu.module.css';

/** The languages behind their button, on the screen that is there before Ant Design's menus are. */
export function LanguageMenu() {
  const { t } = useTranslation();
  const spoken = useLanguage();
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    window.addEventListener('pointerdown', away, true);
    window.addEventListener('focusin', away, true);
    return () => {
      window.removeEventListener('pointerdown', away, true);
      window.removeEventListener('focusin', away, true);
    };
  }, [open]);

  const stops = () => Array.from(place.current?.querySelectorAll('button') ?? []);
  const shut = () => {
    setOpen(false);
    stops()[0]?.focus();
  };
  const walk = (event: KeyboardEvent) => {
    if (!open) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') shut();
    else if (step) {
      const all = stops().slice(1);
      const at = all.indexOf(document.activeElement as HTMLButtonElement);
      all[at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length]?.focus();
    } else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons in it
    <div className={styles.menu} ref={place} onKeyDown={walk}>
      <PlainButton
        look="text"
        icon={<Icon name="globe" />}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('shell:language')}
      </PlainButton>
      {open && (
        <div role="menu" className={styles.list}>
          {languages.map((language) => (
            <button
              key={language}
              type="button"
              role="menuitemradio"
              aria-checked={language === spoken}
              className={styles.item}
              onClick={() => {
                speak(language);
                shut();
              }}
            >
              {t(`shell:language_name.${language}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
