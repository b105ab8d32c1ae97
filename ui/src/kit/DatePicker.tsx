import dayjsConfig from '@rc-component/picker/generate/dayjs';
import { DatePicker as AntPicker } from 'antd';
import type { Dayjs } from 'dayjs';
import { hostNow } from '../i18n/hostTime';
import { inShop } from '../i18n/time';

const { parse } = dayjsConfig.locale;
const halfAYear = 183;

/**
 * What was typed, where a time alone is of the shop's today, and a day without its year of the year it is nearest in:
 * left to itself the calendar takes both from this computer's clock.
 */
const readTyped: typeof parse = (locale, text, formats) => {
  const now = inShop(hostNow());
  const read = (typed: string, format: string) => parse(locale, typed, [format]);
  for (const format of formats) {
    let found: Dayjs | null;
    if (format.includes('Y')) found = read(text, format);
    else if (!format.includes('M'))
      found = read(`${now.format('YYYY-MM-DD')} ${text}`, `YYYY-MM-DD ${format}`);
    else {
      const years = [now.year(), now.year() + 1, now.year() - 1];
      const days = years
        .map((year) => read(`${year} ${text}`, `YYYY ${format}`))
        .filter((day) => day !== null);
      found = days.find((day) => Math.abs(day.diff(now.format('YYYY-MM-DD'), 'day')) <= halfAYear) ?? null;
    }
    if (found) return found;
  }
  return null;
};

/** Ant Design's calendar, whose today and now are the shop's: this computer's clock and zone may be others. */
export const DatePicker = AntPicker.generatePicker<Dayjs>({
  ...dayjsConfig,
  getNow: () => inShop(hostNow()),
  locale: { ...dayjsConfig.locale, parse: readTyped },
});
