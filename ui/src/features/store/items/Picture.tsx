import type { PartPage } from '@bindings';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { type RefusalLike, refusalOf } from '../../../i18n/refusal';
import { base64Of } from '../../../kit/base64';
import { Nothing, Panel } from '../../../kit/Panel';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Row } from '../../../kit/Row';
import { Stack } from '../../../kit/Stack';
import styles from './items.module.css';

/** What a part looks like on the shelf; who keeps the store chooses another picture. */
export function Picture({ id, page }: { id: number; page: PartPage }) {
  const { t } = useTranslation();
  const put = useCommand('set_part_picture');
  const chooser = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<RefusalLike>();
  const isThere = (page.item.stock?.picture ?? '') !== '';
  const shown = useRead('part_picture', { id }, { enabled: isThere });
  const content = isThere ? shown.data?.content : '';
  const set = async (next: string) => {
    setRefusal(undefined);
    try {
      await put({ part_id: id, content: next, version: page.item.version });
    } catch (failure) {
      setRefusal(refusalOf(failure));
    }
  };
  if (!isThere && !page.keeps) return null;
  return (
    <Panel title={t('items:picture.title')} padded testId="item-picture">
      <Stack gap={8}>
        <RefusalAlert refusal={refusal ?? shown.error} />
        {content ? (
          <img className={styles.picture} src={`data:image/jpeg;base64,${content}`} alt={page.item.name} />
        ) : (
          !isThere && <Nothing>{t('items:picture.none')}</Nothing>
        )}
        {page.keeps && (
          <Row gap={8}>
            <Button onClick={() => chooser.current?.click()} data-testid="item-picture-choose">
              {t(isThere ? 'items:picture.replace' : 'items:picture.choose')}
            </Button>
            {isThere && (
              <Button danger onClick={() => void set('')} data-testid="item-picture-remove">
                {t('items:picture.remove')}
              </Button>
            )}
            <input
              ref={chooser}
              type="file"
              hidden
              accept="image/png,image/jpeg"
              data-testid="item-picture-file"
              onChange={(event) => {
                const file = event.target.files?.[0];
                // The same file, mended and chosen again, has to count as chosen.
                event.target.value = '';
                if (file) void file.arrayBuffer().then((bytes) => set(base64Of(new Uint8Array(bytes))));
              }}
            />
          </Row>
        )}
      </Stack>
    </Panel>
  );
}
