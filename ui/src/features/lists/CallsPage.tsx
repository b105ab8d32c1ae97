import { CALL_OUTCOMES, type CallListed } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useReadPages } from '../../api/read';
import { useWords } from '../../i18n/words';
import { DateTimeText } from '../../kit/DateTimeText';
import { PlateBadge } from '../../kit/PlateBadge';
import { FilterCode, FilterPerson } from './FilterCode';
import { ListedPage, pageBehind, useNarrowed } from './ListedPage';
import styles from './Lists.module.css';
import { Counted } from './ListTotals';
import { useTotals } from './totals';

/** 回访记录: every call after a delivery, those made last first; what is still to be called has a page of its own. */
export default function CallsPage() {
  const { t } = useTranslation();
  const word = useWords();
  const [filter, narrow] = useNarrowed();
  const asked = useReadPages('list_calls', { filter }, pageBehind(filter));
  const { totals, adding } = useTotals('total_calls', filter);
  return (
    <ListedPage<CallListed>
      list="calls"
      filter={filter}
      onNarrow={narrow}
      asked={asked}
      rowKey={(call) => call.id}
      pageOf={(call) => `/visits/${call.work_order_id}`}
      says={{
        title: t('lists:calls.title'),
        find: t('lists:calls.find_hint'),
        none: t('lists:calls.none'),
        noneFits: t('lists:calls.none_fits'),
      }}
      totals={
        <Counted
          totals={totals}
          adding={adding}
          name="calls"
          count={(count) => t('lists:calls.count', { count })}
        >
          <span>{t('lists:calls.satisfied', { count: totals?.satisfied ?? 0 })}</span>
          <span>{t('lists:calls.problems', { count: totals?.problems ?? 0 })}</span>
          <span>{t('lists:calls.unreachable', { count: totals?.unreachable ?? 0 })}</span>
        </Counted>
      }
      columns={[
        {
          title: t('lists:calls.at'),
          width: 142,
          render: (_, call) => (
            <>
              <DateTimeText at={call.at} />
              <span className={styles.second}>{call.person_name}</span>
            </>
          ),
        },
        {
          title: t('lists:car'),
          width: 138,
          render: (_, call) => (
            <>
              <PlateBadge plate={call.plate} colour={call.plate_colour} size="small" />
              <span className={styles.second}>{`${call.make} ${call.model}`.trim()}</span>
            </>
          ),
        },
        {
          title: t('lists:customer'),
          width: 168,
          ellipsis: true,
          render: (_, call) => (
            <>
              {call.customer_name}
              <span className={styles.second}>{call.order_number}</span>
            </>
          ),
        },
        {
          title: t('lists:calls.outcome'),
          width: 108,
          render: (_, call) => word('call_outcome', call.outcome),
        },
        {
          title: t('lists:calls.note'),
          ellipsis: true,
          render: (_, call) => call.note,
        },
        {
          title: t('lists:calls.delivered'),
          width: 142,
          render: (_, call) => <DateTimeText at={call.delivered_at} />,
        },
      ]}
    >
      <FilterCode
        words="call_outcome"
        codes={CALL_OUTCOMES}
        label={t('lists:calls.outcome')}
        value={filter.outcome}
        onChange={(outcome) => narrow({ ...filter, outcome })}
        testId="calls-outcome"
      />
      <FilterPerson
        label={t('lists:calls.by')}
        value={filter.owner_id}
        onChange={(owner_id) => narrow({ ...filter, owner_id })}
        testId="calls-by"
      />
    </ListedPage>
  );
}
