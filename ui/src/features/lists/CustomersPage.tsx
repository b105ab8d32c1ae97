import { CUSTOMER_KINDS, type CustomerRow, PRICE_CLASSES } from '@bindings';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { useRead, useReadPages } from '../../api/read';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Toggles } from '../../kit/Choice';
import { DateTimeText } from '../../kit/DateTimeText';
import { Money } from '../../kit/Money';
import { PlateBadge } from '../../kit/PlateBadge';
import { FilterCode } from './FilterCode';
import { FilterWord } from './FilterWord';
import { ListedPage, pageBehind, useNarrowed } from './ListedPage';
import styles from './Lists.module.css';
import { Counted } from './ListTotals';
import { useTotals } from './totals';

const shownPlates = 2;

/** 客户: every customer, the newest first. */
export default function CustomersPage() {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const may = useMay('save_customer');
  const mayMerge = useMay('merge_records');
  const mayImport = useMay('run_import');
  const [filter, narrow] = useNarrowed();
  const asked = useReadPages('list_customers', { filter }, pageBehind(filter));
  const words = useRead('customer_words', {}).data;
  const { totals, adding } = useTotals('total_customers', filter);
  const begin = (
    <>
      {mayMerge && (
        <ActionButton
          label={t('customers:duplicates.open')}
          opens
          onAct={() => navigate('/customers/duplicates')}
          testId="customer-duplicates"
        />
      )}
      {may && (
        <ActionButton
          label={t('customers:new')}
          hotkey="F4"
          primary
          opens
          onAct={() => navigate('/customers/new')}
          testId="customer-new"
        />
      )}
    </>
  );
  return (
    <ListedPage<CustomerRow>
      list="customers"
      filter={filter}
      onNarrow={narrow}
      asked={asked}
      rowKey={({ customer }) => customer.id}
      pageOf={({ customer }) => `/customers/${customer.id}`}
      says={{
        title: t('customers:title'),
        find: t('lists:customers.find_hint'),
        none: t('customers:empty'),
        noneFits: t('lists:customers.none_fits'),
      }}
      actions={begin}
      begin={
        mayImport && (
          <ActionButton
            label={t('customers:import')}
            onAct={() => navigate('/imports')}
            testId="customers-import"
          />
        )
      }
      totals={
        <Counted
          totals={totals}
          adding={adding}
          name="customers"
          count={(count) => t('lists:customers.count', { count })}
        >
          <span>{t('lists:customers.cars', { count: totals?.cars ?? 0 })}</span>
          <span data-testid="customers-owed">
            {t('lists:customers.owed')}{' '}
            <Money fen={totals?.owed ?? 0} strong inline owed={(totals?.owed ?? 0) > 0} />
          </span>
        </Counted>
      }
      columns={[
        {
          title: t('lists:customer'),
          ellipsis: true,
          render: (_, { customer }) => (
            <>
              {customer.name} {customer.level && <Tag color="gold">{customer.level}</Tag>}
              {customer.tags.map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
              <span className={styles.second}>
                {[word('customer_kind', customer.kind), customer.contact_name].filter(Boolean).join(' · ')}
              </span>
            </>
          ),
        },
        {
          title: t('lists:phone'),
          width: 142,
          render: (_, { customer }) => customer.phone || customer.contact_phone,
        },
        {
          title: t('lists:customers.plates'),
          width: 268,
          render: (_, { plates, cars }) => {
            const shown = plates.slice(0, shownPlates);
            return (
              <span className={styles.plates}>
                {shown.map((plate) => (
                  <PlateBadge key={plate} plate={plate} size="small" />
                ))}
                {cars > shown.length && <span>+{cars - shown.length}</span>}
              </span>
            );
          },
        },
        {
          title: t('lists:vehicles.seen'),
          width: 138,
          render: (_, row) => <DateTimeText at={row.last_visit_at} />,
        },
        {
          title: t('lists:customers.owed'),
          width: 112,
          align: 'right',
          render: (_, { owed }) => owed !== 0 && <Money fen={owed} owed />,
        },
        {
          title: t('lists:customers.since'),
          width: 138,
          render: (_, { customer }) => <DateTimeText at={customer.created_at} />,
        },
      ]}
    >
      <FilterCode
        words="customer_kind"
        codes={CUSTOMER_KINDS}
        label={t('lists:customers.kind')}
        value={filter.customer_kind}
        onChange={(customer_kind) => narrow({ ...filter, customer_kind })}
        testId="customers-kind"
      />
      <FilterCode
        words="price_class"
        codes={PRICE_CLASSES}
        label={t('lists:customers.prices')}
        value={filter.price_class}
        onChange={(price_class) => narrow({ ...filter, price_class })}
        testId="customers-prices"
      />
      <FilterWord
        words={words?.levels}
        label={t('contacts:sort.level')}
        value={filter.level}
        onChange={(level) => narrow({ ...filter, level })}
        testId="customers-level"
      />
      <FilterWord
        words={words?.tags}
        label={t('contacts:sort.tags')}
        value={filter.tag}
        onChange={(tag) => narrow({ ...filter, tag })}
        testId="customers-tag"
      />
      <Toggles
        chosen={[...(filter.unpaid ? ['owing'] : []), ...(filter.marketing ? ['marketing'] : [])]}
        codes={['owing', 'marketing']}
        word={(code) => t(code === 'owing' ? 'lists:mark.owing' : 'contacts:consent.list')}
        label={t('lists:marks')}
        testId="customers-mark"
        onChange={(chosen) =>
          narrow({ ...filter, unpaid: chosen.includes('owing'), marketing: chosen.includes('marketing') })
        }
      />
    </ListedPage>
  );
}
