import type { MenuProps } from 'antd';
import type { TFunction } from 'i18next';
import { currentLanguage, languages, switchLanguage } from '../i18n/language';

/** A language is called by its own name in every catalogue: nobody can choose from names they cannot read. */
export function languageItems(t: TFunction): MenuProps {
  return {
    selectedKeys: [currentLanguage()],
    items: languages.map((language) => ({
      key: language,
      label: t(`shell:language_name.${language}`),
      onClick: () => switchLanguage(language),
    })),
  };
}
