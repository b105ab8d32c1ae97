import type { CatalogueFound, CatalogueItem } from '@bindings';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { formatHours } from '../../i18n/amounts';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { EmptyState } from '../../kit/EmptyState';
import { Fact, Facts } from '../../kit/Facts';
import { itemKey } from '../../kit/itemKey';
import { Money } from '../../kit/Money';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { basisOf, priceLabel } from '../../kit/priceBasis';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { sameCode } from '../../kit/scanner';

/** What the shop's catalogue has under the code on a box: what it is, and what it costs. */
export default function CodePage() {
  const { t } = useTranslation();
  const { code = '' } = useParams();
  const { data, error } = useRead('find_catalogue', { query: code, kind: null });
  const items = data?.items.filter((item) => isMeant(data, item, code)) ?? [];
  return (
    <>
      <PageHeader title={code} />
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && items.length === 0 && (
        <Panel title={t('parts:item')}>
          <EmptyState>{t('parts:no_code')}</EmptyState>
        </Panel>
      )}
      {data?.replaced.map((old) => (
        <p key={old.code}>{t('parts:replaced', { name: [old.code, old.name].filter(Boolean).join(' ') })}</p>
      ))}
      <Stack gap={16}>
        {items.map((item) => (
          <Item key={itemKey(item.id)} item={item} />
        ))}
      </Stack>
    </>
  );
}

/** It bears the code, or another number that is the code, or took the place of what bore it. */
function isMeant(found: CatalogueFound, item: CatalogueItem, code: string): boolean {
  if (sameCode(item.code, code)) return true;
  if (!('part' in item.id)) return false;
  const { part } = item.id;
  return found.numbered.includes(part) || found.replaced.some((old) => old.replaced_by === part);
}

function Item({ item }: { item: CatalogueItem }) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const opens = useMay('get_part');
  const basis = basisOf(useRead('get_shop', {}).data?.settings);
  const facts = {
    kind: word('line_kind', item.kind),
    code: item.code,
    brand: item.brand,
    specification: item.specification,
    part_grade: item.grade ? word('part_grade', item.grade) : '',
    hours: item.kind === 'labour' ? formatHours(item.hours) : '',
    unit: item.unit,
  };
  return (
    <Panel
      title={item.name}
      padded
      testId={`catalogue-item-${itemKey(item.id)}`}
      extra={
        opens &&
        'part' in item.id && (
          <ActionButton
            label={t('parts:in_store')}
            opens
            testId={`in-store-${itemKey(item.id)}`}
            onAct={() => 'part' in item.id && navigate(`/store/items/${item.id.part}`)}
          />
        )
      }
    >
      <Facts>
        {Object.entries(facts).map(
          ([name, fact]) =>
            fact !== '' && (
              <Fact key={name} label={t(`words:field.${name}`)}>
                {fact}
              </Fact>
            ),
        )}
        <Fact label={priceLabel(t, t('words:field.unit_price'), basis)}>
          <Money fen={item.unit_price} inline strong />
        </Fact>
      </Facts>
    </Panel>
  );
}
