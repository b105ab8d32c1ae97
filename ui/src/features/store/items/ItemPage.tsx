import { Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useRead } from '../../../api/read';
import { ActionButton } from '../../../kit/ActionButton';
import { Columns } from '../../../kit/Columns';
import { PageHeader } from '../../../kit/PageHeader';
import { Panel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { PaperButton } from '../part/PaperButton';
import { CoreTerms } from './CoreTerms';
import { ItemForm } from './ItemForm';
import { Needed, Ordered, Places, Sums } from './ItemStock';
import { Prices, Terms } from './ItemTerms';
import styles from './items.module.css';
import { Picture } from './Picture';
import { PriceDialog } from './PriceDialog';
import { StockCard } from './StockCard';

/** One part; `/store/items/new` begins one. */
export default function ItemPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = useParams();
  if (id !== undefined) return <Known key={id} id={Number(id)} />;
  return (
    <>
      <PageHeader title={t('items:new')} />
      <Panel padded>
        <ItemForm
          page={undefined}
          onSaved={(saved) => navigate(`/store/items/${saved}`, { replace: true })}
          onClose={() => navigate('/store/items')}
        />
      </Panel>
    </>
  );
}

function Known({ id }: { id: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
  const [pricing, setPricing] = useState(false);
  const { data: page, error } = useRead('get_part', { id });
  if (error) return <RefusalAlert refusal={error} />;
  if (!page) return <Skeleton active />;
  const { item, successor, replaces } = page;
  return (
    <>
      <PageHeader
        title={item.name}
        windowTitle={[item.code, item.name].filter(Boolean).join(' ')}
        actions={
          <>
            <ActionButton
              label={t('items:to_list')}
              opens
              testId="item-to-list"
              onAct={() => navigate('/store/items')}
            />
            <PaperButton kind="shelf_label" id={id} number={item.code || item.name} />
            {page.sets_prices && (
              <ActionButton
                label={t('items:price.open')}
                hotkey="F10"
                opens
                testId="item-price"
                onAct={() => setPricing(true)}
              />
            )}
            {page.keeps && !editing && (
              <ActionButton
                label={t('items:edit')}
                hotkey="Ctrl+E"
                opens
                testId="item-edit"
                onAct={() => setEditing(true)}
              />
            )}
          </>
        }
      >
        <Quiet>{[item.code, item.brand, item.specification].filter(Boolean).join(' · ')}</Quiet>
        {!item.active && <Tag>{t('items:retired')}</Tag>}
        {page.below_minimum && <Tag color="error">{t('items:below')}</Tag>}
        {successor && (
          <Link to={`/store/items/${successor.id}`} data-testid="item-successor">
            {t('items:replaced_by', { name: [successor.code, successor.name].filter(Boolean).join(' ') })}
          </Link>
        )}
        {replaces.map((one) => (
          <Link key={one.id} to={`/store/items/${one.id}`}>
            {t('items:replaces', { name: [one.code, one.name].filter(Boolean).join(' ') })}
          </Link>
        ))}
      </PageHeader>
      {editing ? (
        <Panel padded>
          <ItemForm page={page} onSaved={() => setEditing(false)} onClose={() => setEditing(false)} />
        </Panel>
      ) : (
        <Stack gap={16}>
          <div className={styles.sums}>
            <Sums page={page} />
          </div>
          <Columns widths="minmax(0, 1fr) 320px" below={1100}>
            <Stack gap={16}>
              <Places places={page.places} unit={item.unit} />
              <Needed rows={page.needed} />
              <Ordered rows={page.ordered} />
              <StockCard part={id} number={item.code || item.name} showsCost={page.average_cost !== null} />
            </Stack>
            <Stack gap={16}>
              <Prices page={page} />
              <Terms page={page} />
              <CoreTerms part={id} />
              <Picture id={id} page={page} />
            </Stack>
          </Columns>
        </Stack>
      )}
      {pricing && <PriceDialog part={page} onClose={() => setPricing(false)} />}
    </>
  );
}
