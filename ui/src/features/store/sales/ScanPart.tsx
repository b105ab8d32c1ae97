import type { CatalogueItem } from '@bindings';
import { App, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../api/read';
import { refusalWords } from '../../../i18n/refusal';
import { Money } from '../../../kit/Money';
import { Quiet } from '../../../kit/Quiet';
import { useLook } from '../part/look';
import { meantOf } from '../part/parts';
import { type CartLine, cartLine } from './cart';
import styles from './Sales.module.css';

/** A list to choose from is no longer than is read at a glance. */
const most = 8;

/** A part by its code, scanned or typed, or by words of its name; Enter lays it on the counter. */
export function ScanPart({ onPart }: { onPart: (line: CartLine) => void }) {
  const { t } = useTranslation();
  const ask = useAsk('find_catalogue');
  const { message } = App.useApp();
  const { typed, found, refusal, type, look, take } = useLook<CatalogueItem>({
    find: async (query) => meantOf(await ask({ query, kind: 'part' }), query).slice(0, most),
    onTake: (item) => {
      const line = cartLine(item);
      if (line) onPart(line);
    },
    frees: (text) => message.warning(t('storeReceipts:scan.not_one', { text })),
  });
  return (
    <div className={styles.scan} data-own-enter="">
      <Input
        value={typed}
        autoFocus
        autoComplete="off"
        size="large"
        placeholder={t('sales:scan')}
        aria-label={t('sales:scan')}
        data-takes="number"
        data-testid="sale-scan"
        onChange={(event) => type(event.target.value)}
        onPressEnter={() => void look()}
      />
      <div>
        {refusal && <Quiet as="p">{refusalWords(t, refusal)}</Quiet>}
        {found && found.length === 0 && <Quiet as="p">{t('sales:scan_none', { text: typed.trim() })}</Quiet>}
        {found && found.length > 0 && (
          <ul className={styles.found} data-testid="sale-found">
            {found.map((item) => (
              <li key={'part' in item.id ? item.id.part : item.code}>
                <button type="button" onClick={() => void take(item)}>
                  <strong>{item.name}</strong>
                  <Quiet>{[item.code, item.brand, item.specification].filter(Boolean).join(' · ')}</Quiet>
                  <Money fen={item.unit_price} inline />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
