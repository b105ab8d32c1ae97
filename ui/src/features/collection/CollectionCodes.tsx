import type { CollectionCodeRow } from '@bindings';
import { Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useRead } from '../../api/read';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { Buttons } from '../../kit/Buttons';
import { codesOn } from '../../kit/codeReader';
import { Panel } from '../../kit/Panel';
import { QrCode } from '../../kit/QrCode';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import styles from './collection.module.css';

/** The pictures the shop's providers gave it, read once: what they say is shown at the till from then on. */
export function CollectionCodes() {
  const { t } = useTranslation();
  const { data, error } = useRead('collection_codes', {});
  if (error) return <RefusalAlert refusal={error} />;
  if (!data) return <Skeleton active />;
  return (
    <Stack gap={16}>
      <Quiet as="p">{t('settings:collection.explained')}</Quiet>
      {data.codes.map((code) => (
        <Code key={code.means} code={code} />
      ))}
    </Stack>
  );
}

function Code({ code }: { code: CollectionCodeRow }) {
  const { t } = useTranslation();
  const word = useWords();
  const keep = useCommand('keep_collection_code');
  const file = useRef<HTMLInputElement>(null);
  const [unread, setUnread] = useState<'none' | 'many'>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const { means, qr, version } = code;
  const isThere = qr.length > 0;
  const by = word('payment_means', means);

  const read = async () => {
    const picture = file.current?.files?.[0];
    if (!picture) return;
    setRefusal(undefined);
    setUnread(undefined);
    const [content, ...others] = await codesOn(picture);
    // The same picture, chosen again, has to count as chosen.
    if (file.current) file.current.value = '';
    if (content === undefined) setUnread('none');
    else if (others.length > 0) setUnread('many');
    else await keep({ means, content, version });
  };
  return (
    <Panel title={t('settings:collection.of', { means: by })} padded testId={`collection-${means}`}>
      <Stack gap={12}>
        <RefusalAlert refusal={refusal} />
        {unread && <Alert type="warning" showIcon title={t(`settings:collection.${unread}`)} />}
        <div className={styles.code}>
          {isThere ? (
            <QrCode rows={qr} label={t('cashier:scan.code', { means: by })} pixels={4} />
          ) : (
            <span className={styles.none}>{t('settings:collection.empty')}</span>
          )}
          <Stack gap={12}>
            {isThere && <span>{t('settings:collection.check')}</span>}
            <Buttons>
              <ActionButton
                label={t(isThere ? 'settings:collection.replace' : 'settings:collection.choose')}
                primary={!isThere}
                opens
                onAct={() => file.current?.click()}
                testId={`collection-choose-${means}`}
              />
              {isThere && (
                <ActionButton
                  label={t('settings:collection.take_off')}
                  onAct={() => keep({ means, content: null, version })}
                  onRefused={setRefusal}
                  testId={`collection-off-${means}`}
                />
              )}
            </Buttons>
          </Stack>
        </div>
        <input
          ref={file}
          type="file"
          hidden
          accept="image/*"
          aria-label={t('settings:collection.of', { means: by })}
          data-testid={`collection-file-${means}`}
          onChange={() => void read().catch(setRefusal)}
        />
      </Stack>
    </Panel>
  );
}
