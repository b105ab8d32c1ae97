import { LIMITS } from '@bindings';
import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { initReactI18next } from 'react-i18next';
import { addFormats } from './formats';

export const languages = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof languages)[number];

const place = 'workbay.language';

/** What a language says, by feature: `estimates.json` answers `t('estimates:title')`. */
type Catalogues = Readonly<Record<string, Record<string, unknown>>>;
type Pack = { default: Catalogues };

// Each is a file of its own in the build: nobody loads what they cannot read.
const packs: Record<Language, () => Promise<Pack>> = {
  'zh-CN': () => import('./simplified'),
  'zh-TW': () => import('./traditional'),
  en: () => import('./english'),
};

function preferred(): Language {
  const kept = localStorage.getItem(place);
  const known = languages.find((language) => language === kept);
  if (known) return known;
  const spoken = navigator.language.toLowerCase();
  if (/^zh-(tw|hk|mo|hant)/.test(spoken)) return 'zh-TW';
  return spoken.startsWith('en') ? 'en' : 'zh-CN';
}

void i18next.use(initReactI18next).init({
  resources: {},
  lng: preferred(),
  // Every language says everything, see catalogues.test.ts.
  fallbackLng: false,
  defaultNS: 'shell',
  interpolation: {
    // React escapes already.
    escapeValue: false,
    // What the rules say, so that no sentence says another number.
    defaultVariables: {
      pin_fewest: LIMITS.pin_digits[0],
      pin_most: LIMITS.pin_digits[1],
      port_least: LIMITS.ports[0],
      port_most: LIMITS.ports[1],
    },
  },
  // Nothing is drawn before the language in use is there, so there is nothing to wait for.
  initAsync: false,
  react: { useSuspense: false },
});
addFormats();
document.documentElement.lang = i18next.language;

const known = new Set<Language>();

/** Loads what a language says. `keep` goes on asking for it, where the line may be lost. */
export async function learn(
  language: Language,
  keep: (load: () => Promise<Pack>) => Promise<Pack> = (load) => load(),
): Promise<void> {
  if (known.has(language)) return;
  const { default: catalogues } = await keep(packs[language]);
  for (const [feature, catalogue] of Object.entries(catalogues)) {
    // Nothing is drawn in it yet, and nothing else writes in it: neither told nor copied.
    i18next.addResourceBundle(language, feature, catalogue, false, true, { silent: true, skipCopy: true });
  }
  known.add(language);
}

export function currentLanguage(): Language {
  return languages.find((language) => language === i18next.language) ?? 'zh-CN';
}

let wanted: Language | undefined;

/** The program speaks it from now on; one it does not know yet is learnt first, and meanwhile the old one is spoken. */
export function switchLanguage(language: Language, keep?: Parameters<typeof learn>[1]): void {
  localStorage.setItem(place, language);
  wanted = language;
  const speak = () => {
    // Who chose twice meant the second.
    if (wanted !== language) return;
    document.documentElement.lang = language;
    void i18next.changeLanguage(language);
  };
  if (known.has(language)) speak();
  else void learn(language, keep).then(speak);
}

function onSwitch(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
}

export function useLanguage(): Language {
  return useSyncExternalStore(onSwitch, currentLanguage);
}
