import type { CatalogueItem } from '@bindings';
import { App, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../api/read';
import { refusalWords } from '../../../i18n/refusal';
import { Quiet } from '../../../kit/Quiet';
import { useLook } from '../part/look';
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
  const { message } = App.useApp();
  const { typed, found, refusal, type, look, take } = useLook<CatalogueItem>({
    find: async (query) => {
      const answer = await ask({ query, kind: 'part' });
      const items = answer.items.filter((item) => item.active);
      return meantOf({ ...answer, items }, query).slice(0, most);
    },
    onTake: (item) => {
      if ('part' in item.id) onPart(item.id.part);
    },
    frees: (text) => message.warning(t('storeReceipts:scan.not_one', { text })),
  });
  return (
    <div className={styles.add} data-own-enter="" data-lack="lines">
      <Input
        data-testid="add-part"
        autoFocus={autoFocus}
        autoComplete="off"
        placeholder={t('purchasing:add_part')}
        aria-label={t('purchasing:add_part')}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onPressEnter={() => void look()}
      />
      {refusal && <Quiet as="p">{refusalWords(t, refusal)}</Quiet>}
      {found && found.length === 0 && <Quiet as="p">{t('purchasing:no_part', { text: typed.trim() })}</Quiet>}
      {found && found.length > 0 && (
        <ul className={styles.found} data-testid="add-part-found">
          {found.map((item) => (
            <li key={'part' in item.id ? item.id.part : item.code}>
              <button type="button" onClick={() => void take(item)}>
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
