import { SearchOutlined } from '@ant-design/icons';
import { type CatalogueItem, LINE_KINDS, type LineKind } from '@bindings';
import { App, Input, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paperOf } from '../../api/documents';
import { useRead } from '../../api/read';
import { transport } from '../../api/transport';
import { formatHours } from '../../i18n/amounts';
import { usePaperName } from '../../i18n/paperName';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { DocumentPreview } from '../../kit/DocumentPreview';
import { itemKey } from '../../kit/itemKey';
import { Modal } from '../../kit/Modal';
import { Money } from '../../kit/Money';
import { OneOf } from '../../kit/OneOf';
import { Nothing, Panel } from '../../kit/Panel';
import { basisOf, priceLabel } from '../../kit/priceBasis';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Row } from '../../kit/Row';
import { BringCatalogue } from './BringCatalogue';
import { CatalogueForm } from './CatalogueForm';
import { OperationTermsForm } from './OperationTermsForm';
import styles from './Settings.module.css';

const shelves = ['in_use', 'retired'] as const;
/** Of work: what it costs, and what the workshop knows of it. */
const sides = ['price', 'work'] as const;

/** The shop's ready-made lines: labour with its hours, parts with their prices. */
export function CatalogueLines() {
  const { t } = useTranslation();
  const word = useWords();
  const basis = basisOf(useRead('get_shop', {}).data?.settings);
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<LineKind | null>(null);
  const [retired, setRetired] = useState(false);
  const query = useDeferredValue(typed);
  const { data, error } = useRead(
    'find_catalogue',
    { query, kind, retired },
    { placeholderData: (before) => before },
  );
  const paperName = usePaperName();
  const [posting, setPosting] = useState(false);
  const [edited, setEdited] = useState<CatalogueItem | 'new'>();
  const [side, setSide] = useState<(typeof sides)[number]>('price');
  const operation =
    edited !== undefined && edited !== 'new' && 'labour_operation' in edited.id
      ? edited.id.labour_operation
      : undefined;
  const filtered = typed !== '' || kind !== null;
  const emptyWords = filtered
    ? 'settings:catalogue.none'
    : retired
      ? 'settings:catalogue.none_retired'
      : 'settings:catalogue.empty';
  return (
    <Panel
      title={t('settings:section.catalogue')}
      extra={
        <Row gap={8}>
          <BringCatalogue />
          <CatalogueOut />
          <ActionButton
            label={paperName('price_list')}
            hotkey="F7"
            onAct={() => setPosting(true)}
            testId="catalogue-price-list"
          />
          <ActionButton
            label={t('settings:catalogue.new')}
            hotkey="F4"
            onAct={() => setEdited('new')}
            testId="catalogue-new"
          />
        </Row>
      }
    >
      <div className={styles.filter}>
        <Input
          allowClear
          prefix={<SearchOutlined />}
          autoFocus
          value={typed}
          placeholder={t('settings:catalogue.search')}
          aria-label={t('settings:catalogue.search')}
          data-testid="catalogue-search"
          onChange={(event) => setTyped(event.target.value)}
          style={{ maxWidth: 320 }}
        />
        <Select<LineKind | ''>
          value={kind ?? ''}
          onChange={(next) => setKind(next === '' ? null : next)}
          aria-label={t('settings:catalogue.kind')}
          data-testid="catalogue-kind-filter"
          style={{ width: 140 }}
          options={[
            { value: '' as const, label: t('settings:catalogue.all_kinds') },
            ...LINE_KINDS.map((one) => ({ value: one, label: word('line_kind', one) })),
          ]}
        />
        <OneOf
          value={retired ? 'retired' : 'in_use'}
          codes={shelves}
          word={(code) => t(`settings:catalogue.${code}`)}
          onChange={(code) => setRetired(code === 'retired')}
          label={t('settings:catalogue.shelf')}
          testId="catalogue-shelf"
        />
      </div>
      <DocumentPreview
        open={posting}
        source={paperOf('price_list', 1, '')}
        onClose={() => setPosting(false)}
      />
      <RefusalAlert refusal={error} />
      <QuietTable<CatalogueItem>
        rowKey={(row) => itemKey(row.id)}
        loading={!data && !error}
        dataSource={data?.items ?? []}
        onOpen={setEdited}
        onRow={(row) => ({ 'data-testid': `catalogue-${itemKey(row.id)}` }) as object}
        empty={<Nothing>{t(emptyWords)}</Nothing>}
        tableLayout="fixed"
        columns={[
          {
            title: t('settings:catalogue.kind'),
            width: 108,
            render: (_, item) => word('line_kind', item.kind),
          },
          { title: t('settings:catalogue.code'), dataIndex: 'code', width: 110, ellipsis: true },
          {
            title: t('settings:catalogue.name'),
            ellipsis: true,
            render: (_, item) => [item.name, item.brand, item.specification].filter(Boolean).join(' '),
          },
          {
            title: t('settings:catalogue.hours'),
            width: 148,
            align: 'right',
            render: (_, item) => (item.kind === 'labour' ? formatHours(item.hours) : ''),
          },
          { title: t('settings:catalogue.unit'), dataIndex: 'unit', width: 64 },
          {
            title: priceLabel(t, t('settings:catalogue.unit_price'), basis),
            width: 110,
            align: 'right',
            render: (_, item) => <Money fen={item.unit_price} />,
          },
          {
            title: priceLabel(t, t('settings:catalogue.cost'), basis),
            width: 110,
            align: 'right',
            render: (_, item) => <Money fen={item.cost} />,
          },
        ]}
      />
      <Modal
        open={edited !== undefined}
        title={edited === 'new' ? t('settings:catalogue.new') : edited?.name}
        footer={null}
        width={640}
        onCancel={() => setEdited(undefined)}
        destroyOnHidden
      >
        {operation !== undefined && (
          <OneOf
            value={side}
            codes={sides}
            word={(code) => t(`settings:operation.side.${code}`)}
            onChange={setSide}
            label={t('settings:operation.sides')}
            testId="catalogue-side"
          />
        )}
        {operation !== undefined && side === 'work' && (
          <OperationTermsForm key={operation} operation={operation} onDone={() => setEdited(undefined)} />
        )}
        {edited && (operation === undefined || side === 'price') && (
          <CatalogueForm
            key={edited === 'new' ? 'new' : itemKey(edited.id)}
            item={
              edited === 'new'
                ? undefined
                : (data?.items.find((one) => itemKey(one.id) === itemKey(edited.id)) ?? edited)
            }
            onDone={() => setEdited(undefined)}
          />
        )}
      </Modal>
    </Panel>
  );
}

/** The whole list of work goes out as a workbook, and comes in so. */
function CatalogueOut() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return (
    <ActionButton
      label={t('settings:catalogue.out')}
      testId="out-operation-list"
      onAct={async () => {
        const path = await transport().saveAs({ kind: 'operation_list', id: 1 });
        if (path) message.success(t('settings:catalogue.out_saved', { path }));
      }}
    />
  );
}
