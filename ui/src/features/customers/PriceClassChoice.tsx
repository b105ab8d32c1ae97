import { type Customer, PRICE_CLASSES, type PriceClass } from '@bindings';
import { App, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { useCommand } from '../../api/command';
import { asRefusal } from '../../api/errors';
import { refusalWords } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';

/** By which list the customer buys parts; only who sets prices chooses another. */
export function PriceClassChoice({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const word = useWords();
  const { message } = App.useApp();
  const may = useMay('set_price_class');
  const set = useCommand('set_price_class');
  if (!may) return <>{word('price_class', customer.price_class)}</>;
  const choose = async (price_class: PriceClass) => {
    try {
      await set({ customer_id: customer.id, version: customer.version, price_class });
    } catch (failure) {
      message.error(refusalWords(t, asRefusal(failure)));
    }
  };
  return (
    <Select<PriceClass>
      size="small"
      value={customer.price_class}
      aria-label={t('customers:price_class')}
      data-testid="customer-price-class"
      options={PRICE_CLASSES.map((code) => ({ value: code, label: word('price_class', code) }))}
      onChange={(next) => void choose(next)}
      style={{ width: '100%' }}
    />
  );
}
