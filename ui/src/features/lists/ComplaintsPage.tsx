import { COMPLAINT_CATEGORIES, COMPLAINT_STATES, type ComplaintInList, SEVERITIES } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useReadPages } from '../../api/read';
import { useWords } from '../../i18n/words';
import { Toggles } from '../../kit/Choice';
import { DateTimeText } from '../../kit/DateTimeText';
import { Money } from '../../kit/Money';
import { PlateBadge } from '../../kit/PlateBadge';
import { FilterCode, FilterCodes, FilterPerson } from './FilterCode';
import { ListedPage, pageBehind, useNarrowed } from './ListedPage';
import styles from './Lists.module.css';
import { Counted } from './ListTotals';
import { useTotals } from './totals';

/** 投诉: the complaints of all years, those opened last first; what is to be answered has a page of its own. */
export default function ComplaintsPage() {
  const { t } = useTranslation();
  const word = useWords();
  const [filter, narrow] = useNarrowed();
  const asked = useReadPages('list_all_complaints', { filter }, pageBehind(filter));
  const { totals, adding } = useTotals('total_all_complaints', filter);
  return (
    <ListedPage<ComplaintInList>
      list="complaints"
      filter={filter}
      onNarrow={narrow}
      asked={asked}
      rowKey={(complaint) => complaint.id}
      pageOf={(complaint) => `/complaints/${complaint.id}`}
      says={{
        title: t('lists:complaints.title'),
        find: t('lists:complaints.find_hint'),
        none: t('lists:complaints.none'),
        noneFits: t('lists:complaints.none_fits'),
      }}
      totals={
        <Counted
          totals={totals}
          adding={adding}
          name="complaints"
          count={(count) => t('lists:complaints.count', { count })}
        >
          <span>{t('lists:complaints.are_open', { count: totals?.open ?? 0 })}</span>
          <span data-testid="complaints-late">
            {t('lists:complaints.are_late', { count: totals?.late ?? 0 })}
          </span>
          <span>
            {t('lists:complaints.cost')} <Money fen={totals?.cost ?? 0} strong inline />
          </span>
        </Counted>
      }
      columns={[
        {
          title: t('lists:complaints.opened'),
          width: 142,
          render: (_, complaint) => (
            <>
              <DateTimeText at={complaint.opened_at} />
              <span className={styles.second}>{complaint.number}</span>
            </>
          ),
        },
        {
          title: t('lists:complaints.person'),
          width: 138,
          render: (_, complaint) => (
            <>
              {complaint.plate && (
                <PlateBadge plate={complaint.plate} colour={complaint.plate_colour} size="small" />
              )}
              <span className={complaint.plate ? styles.second : undefined}>{complaint.person_name}</span>
            </>
          ),
        },
        {
          title: t('lists:complaints.matter'),
          ellipsis: true,
          render: (_, complaint) => (
            <>
              {complaint.matter}
              <span className={styles.second}>
                {word('complaint_category', complaint.category)} · {word('severity', complaint.severity)}
              </span>
            </>
          ),
        },
        {
          title: t('lists:stage'),
          width: 152,
          render: (_, complaint) => (
            <>
              {word('complaint_state', complaint.state)}
              {complaint.late && (
                <span className={`${styles.second} ${styles.late}`}>{t('lists:mark.unanswered')}</span>
              )}
              {!complaint.late && complaint.closed_at && (
                <span className={styles.second}>
                  <DateTimeText at={complaint.closed_at} />
                </span>
              )}
            </>
          ),
        },
        {
          title: t('lists:complaints.owner'),
          width: 112,
          ellipsis: true,
          render: (_, complaint) => complaint.owner_name,
        },
        {
          title: t('lists:complaints.cost'),
          width: 104,
          align: 'right',
          render: (_, complaint) => complaint.cost !== 0 && <Money fen={complaint.cost} />,
        },
      ]}
    >
      <FilterCodes
        words="complaint_state"
        codes={COMPLAINT_STATES}
        label={t('lists:stage')}
        value={filter.complaint_states}
        onChange={(complaint_states) => narrow({ ...filter, complaint_states })}
        testId="complaints-state"
      />
      <FilterCode
        words="complaint_category"
        codes={COMPLAINT_CATEGORIES}
        label={t('lists:complaints.category')}
        value={filter.category}
        onChange={(category) => narrow({ ...filter, category })}
        testId="complaints-category"
      />
      <FilterCode
        words="severity"
        codes={SEVERITIES}
        label={t('lists:complaints.severity')}
        value={filter.severity}
        onChange={(severity) => narrow({ ...filter, severity })}
        testId="complaints-severity"
      />
      <FilterPerson
        label={t('lists:complaints.owner')}
        value={filter.owner_id}
        onChange={(owner_id) => narrow({ ...filter, owner_id })}
        testId="complaints-owner"
      />
      <Toggles
        chosen={filter.late ? ['unanswered'] : []}
        codes={['unanswered']}
        word={() => t('lists:mark.unanswered')}
        label={t('lists:marks')}
        testId="complaints-mark"
        onChange={(chosen) => narrow({ ...filter, late: chosen.length > 0 })}
      />
    </ListedPage>
  );
}
