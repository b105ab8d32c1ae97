import { type Language, switchLanguage } from '../i18n/language';
import { keepLoading } from './loaded';

/** Goes on in another language. Its words may have to come over the line, as a page's do. */
export const speak = (language: Language): void => switchLanguage(language, keepLoading);
