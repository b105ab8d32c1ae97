import { WarningOutlined } from '@ant-design/icons';
import type { DueStanding, VehicleInList } from '@bindings';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { useReadPages } from '../../api/read';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Toggles } from '../../kit/Choice';
import { DateTimeText, DayText } from '../../kit/DateTimeText';
import { PlateBadge } from '../../kit/PlateBadge';
import { ListedPage, pageBehind, useNarrowed } from './ListedPage';
import styles from './Lists.module.css';
import { Counted } from './ListTotals';
import { useTotals } from './totals';

/** 车辆: every car on file, those seen last first. */
export default function VehiclesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayImport = useMay('run_import');
  const [filter, narrow] = useNarrowed();
  const asked = useReadPages('list_vehicles', { filter }, pageBehind(filter));
  const { totals, adding } = useTotals('total_vehicles', filter);
  return (
    <ListedPage<VehicleInList>
      list="vehicles"
      filter={filter}
      onNarrow={narrow}
      asked={asked}
      rowKey={(car) => car.id}
      pageOf={(car) => `/vehicles/${car.id}`}
      says={{
        title: t('lists:vehicles.title'),
        find: t('lists:vehicles.find_hint'),
        none: t('lists:vehicles.none'),
        noneFits: t('lists:vehicles.none_fits'),
      }}
      begin={
        mayImport && (
          <ActionButton
            label={t('lists:vehicles.import')}
            onAct={() => navigate('/imports')}
            testId="vehicles-import"
          />
        )
      }
      totals={
        <Counted
          totals={totals}
          adding={adding}
          name="vehicles"
          count={(count) => t('lists:vehicles.count', { count })}
        >
          <span data-testid="vehicles-due">{t('lists:vehicles.are_due', { count: totals?.due ?? 0 })}</span>
          <span>{t('lists:vehicles.never', { count: totals?.never ?? 0 })}</span>
        </Counted>
      }
      columns={[
        {
          title: t('lists:car'),
          width: 148,
          render: (_, car) => (
            <>
              <PlateBadge plate={car.plate} colour={car.plate_colour} size="small" />
              <span className={styles.second}>{car.vin}</span>
            </>
          ),
        },
        {
          title: t('lists:vehicles.model'),
          ellipsis: true,
          render: (_, car) => (
            <>
              {`${car.make} ${car.model}`.trim() || '–'}
              <span className={styles.second}>{car.colour}</span>
            </>
          ),
        },
        {
          title: t('lists:customer'),
          ellipsis: true,
          render: (_, car) => car.customer_name || '–',
        },
        {
          title: t('lists:vehicles.seen'),
          width: 148,
          render: (_, car) => (
            <>
              {car.last_visit_at ? <DateTimeText at={car.last_visit_at} /> : t('lists:vehicles.not_yet')}
              <span className={styles.second}>{t('lists:vehicles.visits', { count: car.visits })}</span>
            </>
          ),
        },
        {
          title: t('lists:vehicles.km'),
          width: 108,
          align: 'right',
          render: (_, car) => (car.mileage_km === null ? '–' : t('words:km', { km: car.mileage_km })),
        },
        {
          title: t('lists:vehicles.due'),
          width: 208,
          render: (_, car) => <DueLines car={car} />,
        },
      ]}
    >
      <Toggles
        chosen={filter.due ? ['due'] : []}
        codes={['due']}
        word={() => t('lists:mark.due')}
        label={t('lists:marks')}
        testId="vehicles-mark"
        onChange={(chosen) => narrow({ ...filter, due: chosen.length > 0 })}
      />
    </ListedPage>
  );
}

const stood: Partial<Record<DueStanding, string | undefined>> = { over: styles.late, soon: styles.near };

/** What of a car is due, or will be within the month; a later day is for its own page. */
function DueLines({ car }: { car: VehicleInList }) {
  const { t } = useTranslation();
  const word = useWords();
  const { days } = car;
  const lines = [
    { what: t('lists:vehicles.service'), day: car.next_service_on, stands: days.service },
    { what: t('lists:vehicles.inspection'), day: car.inspection_due, stands: days.inspection },
    { what: t('lists:vehicles.insurance'), day: car.insurance_due, stands: days.insurance },
  ].filter(({ stands }) => stands === 'soon' || stands === 'over');
  return (
    <>
      {lines.map(({ what, day, stands }) => (
        <div key={what} className={stands ? stood[stands] : undefined} data-stands={stands}>
          <WarningOutlined /> {what} <DayText day={day} />
        </div>
      ))}
      {car.km_reached && days.service !== 'soon' && days.service !== 'over' && (
        <div className={styles.late} data-stands="over">
          <WarningOutlined /> {t('lists:vehicles.service')} {t('words:km', { km: car.next_service_km ?? 0 })}
        </div>
      )}
      {car.no_care && (lines.length > 0 || car.km_reached) && (
        <Tag data-testid={`no-care-${car.id}`}>{word('left_alone', car.no_care)}</Tag>
      )}
    </>
  );
}
