import type { CatalogueItem } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asRefusal } from '../../../api/errors';
import { useAsk } from '../../../api/read';
import { type RefusalLike, refusalWords } from '../../../i18n/refusal';
import { Money } from '../../../kit/Money';
import { Quiet } from '../../../kit/Quiet';
import { meantOf } from '../part/parts';
import { type CartLine, cartLine } from './cart';
import styles from './Sales.module.css';

/** A list to choose from is no longer than is read at a glance. */
const most = 8;

/** A part by its code, scanned or typed, or by words of its name; Enter lays it on the counter. */
export function ScanPart({ onPart }: { onPart: (line: CartLine) => void }) {
  const { t } = useTranslation();
  const ask = useAsk('find_catalogue');
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly CatalogueItem[]>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const take = (item: CatalogueItem) => {
    const line = cartLine(item);
    if (line) onPart(line);
    setTyped('');
    setFound(undefined);
  };
  const look = async () => {
    const query = typed.trim();
    if (query === '') return;
    setRefusal(undefined);
    try {
      const meant = meantOf(await ask({ query, kind: 'part' }), query);
      const [only] = meant;
      if (only && meant.length === 1) take(only);
      else setFound(meant.slice(0, most));
    } catch (failure) {
      setRefusal(asRefusal(failure));
    }
  };
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
        onChange={(event) => {
          setTyped(event.target.value);
          setFound(undefined);
        }}
        onPressEnter={() => void look()}
      />
      <div>
        {refusal && <Quiet as="p">{refusalWords(t, refusal)}</Quiet>}
        {found && found.length === 0 && <Quiet as="p">{t('sales:scan_none', { text: typed.trim() })}</Quiet>}
        {found && found.length > 0 && (
          <ul className={styles.found} data-testid="sale-found">
            {found.map((item) => (
              <li key={'part' in item.id ? item.id.part : item.code}>
                <button type="button" onClick={() => take(item)}>
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
