import type { ConfigProviderProps } from 'antd';
import en from 'antd/locale/en_GB';
import simplified from 'antd/locale/zh_CN';
import traditional from 'antd/locale/zh_TW';
import dayjs from 'dayjs';
import { type Language, useLanguage } from '../i18n/language';

const locales: Record<Language, { antd: ConfigProviderProps['locale']; dayjs: string }> = {
  'zh-CN': { antd: simplified, dayjs: 'zh-cn' },
  'zh-TW': { antd: traditional, dayjs: 'zh-tw' },
  en: { antd: en, dayjs: 'en-gb' },
};

/** Ant Design and its calendar speak the language of the program. */
export function useAntLocale(): ConfigProviderProps['locale'] {
  const locale = locales[useLanguage()];
  // Before the calendar draws, not after: an effect would be one drawing late.
  if (dayjs.locale() !== locale.dayjs) dayjs.locale(locale.dayjs);
  return locale.antd;
}
