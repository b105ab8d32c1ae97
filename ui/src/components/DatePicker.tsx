import dayjsConfig from '@rc-component/picker/generate/dayjs';
import { DatePicker as AntPicker } from 'antd';
import type { Dayjs } from 'dayjs';
import { hostNow } from '../i18n/hostTime';
import { inShop } from '../i18n/time';

/** Ant Design's calendar, whose today and now are the shop's: this computer's clock and zone may be others. */
export const DatePicker = AntPicker.generatePicker<Dayjs>({
  ...dayjsConfig,
  getNow: () => inShop(hostNow()),
});
