import type { MenuProps } from 'antd';
import type { TFunction } from 'i18next';
import { currentLanguage, languages } from '../i18n/language';
import { speak } from '../kit/speak';

/** A language is called by its own name in every catalogue: nobody can choose from names they cannot read. */
export function languageItems(t: TFunction): MenuProps {
  return {
    selectedKeys: [currentLanguage()],
    items: languages.map((language) => ({
      key: language,
      label: t(`shell:language_name.${language}`),
      onClick: () => speak(language),
    })),
  };
}
