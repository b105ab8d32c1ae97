import type { Visit } from '@bindings';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatQuantity, formatRate } from '../../../i18n/amounts';
import { formatDay, formatInstant } from '../../../i18n/time';
import { useWords } from '../../../i18n/words';
import { bayOf, nameOf } from '../visit/visit';
import type { Shown } from './changes';

/** A value of the log in the words of the reader. */
export function useShownText(visit: Visit): (shown: Shown) => string {
  const { t } = useTranslation();
  const word = useWords();
  const list = (words: string[]) => words.join(t('words:list_separator'));
  return (shown) => {
    switch (shown.as) {
      case 'text':
        return shown.text;
      case 'money':
        return formatMoney(shown.value);
      case 'hours':
        return t('words:labour_hours', { hours: shown.value });
      case 'quantity':
        return formatQuantity(shown.value);
      case 'rate':
        return formatRate(shown.value);
      case 'km':
        return t('words:km', { km: shown.value });
      case 'instant':
        return formatInstant(t, shown.at);
      case 'day':
        return formatDay(t, shown.at);
      case 'words':
        return list(shown.codes.map((code) => word(shown.kind, code))) || '–';
      case 'people':
        return list(shown.ids.map((id) => nameOf(visit, id))) || '–';
      case 'bay':
        return bayOf(visit, shown.id) ?? '–';
      case 'answer':
        return t(shown.yes ? 'visits:yes' : 'visits:no');
      case 'recorded':
        return t('visits:change.recorded');
      case 'nothing':
        return '–';
    }
  };
}

/** What a column is called, also where two tables mean different things by it. */
export function useFieldName(): (entity: string, field: string) => string {
  const { t } = useTranslation();
  const word = useWords();
  return (entity, field) =>
    t([`visits:change.field.${entity}_${field}`, `visits:change.field.${field}`], {
      defaultValue: word('field', field),
    });
}
