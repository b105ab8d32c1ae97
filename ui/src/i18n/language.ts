import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { initReactI18next } from 'react-i18next';
import { addFormats } from './formats';

export const languages = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof languages)[number];

const place = 'workbay.language';

type Catalogue = Record<string, unknown>;
// One catalogue per feature and language: `zh-CN/estimates.json` answers `t('estimates:title')`.
const files = import.meta.glob<Catalogue>('./*/*.json', { eager: true, import: 'default' });

function resources(): Record<string, Record<string, Catalogue>> {
  const all: Record<string, Record<string, Catalogue>> = {};
  for (const [path, catalogue] of Object.entries(files)) {
    const [, language = '', feature = ''] = /^\.\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
    all[language] = { ...all[language], [feature]: catalogue };
  }
  return all;
}

function preferred(): Language {
  const kept = localStorage.getItem(place);
  const known = languages.find((language) => language === kept);
  if (known) return known;
  const spoken = navigator.language.toLowerCase();
  if (/^zh-(tw|hk|mo|hant)/.test(spoken)) return 'zh-TW';
  return spoken.startsWith('en') ? 'en' : 'zh-CN';
}

void i18next.use(initReactI18next).init({
  resources: resources(),
  lng: preferred(),
  fallbackLng: 'zh-CN',
  defaultNS: 'shell',
  // React escapes already.
  interpolation: { escapeValue: false },
  // The catalogues are inside the program, so there is nothing to wait for.
  initAsync: false,
  react: { useSuspense: false },
});
addFormats();
document.documentElement.lang = i18next.language;

export function currentLanguage(): Language {
  return languages.find((language) => language === i18next.language) ?? 'zh-CN';
}

export function switchLanguage(language: Language): void {
  localStorage.setItem(place, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

function onSwitch(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
}

export function useLanguage(): Language {
  return useSyncExternalStore(onSwitch, currentLanguage);
}
