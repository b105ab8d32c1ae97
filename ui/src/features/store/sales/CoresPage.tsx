import type { CoreShown } from '@bindings';
import { Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../../api/read';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { CoreList } from './CoreList';
import styles from './Sales.module.css';

/** A code with or without its blanks and dashes, as it is typed or scanned off the old part. */
const bare = (text: string): string => text.replaceAll(/[\s-]/g, '').toLowerCase();

/** Whose name, code, customer or document has what was typed. */
export const coresFound = (rows: readonly CoreShown[], typed: string): readonly CoreShown[] =>
  rows.filter((row) =>
    [row.name, row.code, row.payer_name, row.document].some((text) => bare(text).includes(bare(typed))),
  );

/** Old parts that are still to come, and what is held for them; whose days end first stands first. */
export default function CoresPage() {
  const { t } = useTranslation();
  const { data, error } = useRead('list_core_deposits', {});
  const [typed, setTyped] = useState('');
  const rows = coresFound(data ?? [], typed);
  return (
    <>
      <PageHeader title={t('sales:core.title')}>
        <Link to="/store/sales">{t('sales:to_counter')}</Link>
      </PageHeader>
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <Panel title={t('sales:core.open')} count={data.length} testId="cores">
          {/* Somebody stands there with an old part in the hand. */}
          {data.length > 0 && (
            <div className={styles.bar}>
              <Input
                allowClear
                autoFocus
                autoComplete="off"
                placeholder={t('sales:core.find')}
                aria-label={t('sales:core.find')}
                data-testid="cores-find"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            </div>
          )}
          <CoreList
            rows={rows}
            empty={t(data.length > 0 ? 'sales:core.none_found' : 'sales:core.none')}
            withDocument
          />
        </Panel>
      )}
    </>
  );
}
