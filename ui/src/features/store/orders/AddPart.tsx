import type { CatalogueItem } from '@bindings';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asRefusal } from '../../../api/errors';
import { useAsk } from '../../../api/read';
import { type RefusalLike, refusalWords } from '../../../i18n/refusal';
import { Quiet } from '../../../kit/Quiet';
import { meantOf } from '../part/parts';
import styles from './Orders.module.css';

/** A list to choose from is no longer than is read at a glance. */
const most = 8;

/** A part by its code, scanned or typed, or by words of its name: Enter takes it, and the field is free for the next. */
export function AddPart({
  onPart,
  autoFocus = false,
}: {
  onPart: (part: number) => void;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  const ask = useAsk('find_catalogue');
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly CatalogueItem[]>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const query = typed.trim();
  const take = (item: CatalogueItem) => {
    setTyped('');
    setFound(undefined);
    if ('part' in item.id) onPart(item.id.part);
  };
  const look = async () => {
    if (query === '') return;
    setRefusal(undefined);
    try {
      const found = await ask({ query, kind: 'part' });
      const meant = meantOf({ ...found, items: found.items.filter((item) => item.active) }, query);
      const [only] = meant;
      if (only && meant.length === 1) take(only);
      else setFound(meant.slice(0, most));
    } catch (failure) {
      setRefusal(asRefusal(failure));
    }
  };
  return (
    <div className={styles.add} data-own-enter="" data-lack="lines">
      <Input
        data-testid="add-part"
        autoFocus={autoFocus}
        autoComplete="off"
        placeholder={t('purchasing:add_part')}
        aria-label={t('purchasing:add_part')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setFound(undefined);
        }}
        onPressEnter={() => void look()}
      />
      {refusal && <Quiet as="p">{refusalWords(t, refusal)}</Quiet>}
      {found && found.length === 0 && <Quiet as="p">{t('purchasing:no_part', { text: query })}</Quiet>}
      {found && found.length > 0 && (
        <ul className={styles.found} data-testid="add-part-found">
          {found.map((item) => (
            <li key={'part' in item.id ? item.id.part : item.code}>
              <button type="button" onClick={() => take(item)}>
                <strong>{item.name}</strong>
                <Quiet>{[item.code, item.brand, item.specification].filter(Boolean).join(' · ')}</Quiet>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
