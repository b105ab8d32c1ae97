import { type ManagerHome, STAGES, type StageCount } from '@bindings';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useRead } from '../../api/read';
import { formatDay } from '../../i18n/time';
import { useWords } from '../../i18n/words';
import { Columns } from '../../kit/Columns';
import { byUrgency, carRow } from '../../kit/carRow';
import { EmptyState } from '../../kit/EmptyState';
import { Fact, Facts } from '../../kit/Facts';
import { Money } from '../../kit/Money';
import { PageHeader } from '../../kit/PageHeader';
import { Nothing, Panel } from '../../kit/Panel';
import { QueueList } from '../../kit/QueueList';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { Outside } from '../reception/Outside';
import { BilledChart } from './BilledChart';
import { Comebacks } from './Comebacks';
import { Concessions } from './Concessions';
import { markText } from './chart';
import { DueRequests } from './DueRequests';
import { FirstHour } from './FirstHour';
import styles from './Page.module.css';

/** The shop in figures: today, this month, and what is late. */
export default function OfficePage() {
  const { t } = useTranslation();
  const { data, error } = useRead('manager_home', {});
  return (
    <>
      <PageHeader title={t('office:title')}>
        {data && <Quiet>{formatDay(t, data.day, true)}</Quiet>}
      </PageHeader>
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && <Office home={data} />}
    </>
  );
}

function Office({ home }: { home: ManagerHome }) {
  const { t } = useTranslation();
  const word = useWords();
  const navigate = useNavigate();
  const percent = home.follow_ups_in_time_percent;
  const mark = home.recommend_hundredths;
  const fixed = home.fixed_at_once_percent;
  return (
    <Stack gap={16}>
      {home.first_hour.length > 0 && <FirstHour items={home.first_hour} />}
      <div className={styles.figures} data-testid="figures-today">
        <Figure name={t('office:arrived_today')}>{home.arrived_today}</Figure>
        <Figure name={t('office:delivered_today')}>{home.delivered_today}</Figure>
        <Figure name={t('office:billed_today')}>
          <Money fen={home.billed_today} inline />
        </Figure>
        <Figure name={t('office:taken_today')}>
          <Money fen={home.taken_today} inline />
        </Figure>
        <Figure name={t('office:delivered_month')}>{home.delivered_month}</Figure>
        <Figure name={t('office:billed_month')}>
          <Money fen={home.billed_month} inline />
        </Figure>
      </div>
      <Columns widths="minmax(0, 1.8fr) minmax(260px, 1fr)" below={900}>
        <Stack gap={16}>
          <Panel title={t('office:billed_by_day')} padded>
            {home.billed_by_day.some((day) => day.billed !== 0) ? (
              <BilledChart days={home.billed_by_day} />
            ) : (
              <EmptyState>{t('office:empty.billed')}</EmptyState>
            )}
          </Panel>
          {home.failed_again.length > 0 && (
            <Panel
              title={t('office:failed_again')}
              count={home.failed_again.length}
              testId="panel-failed-again"
            >
              <QueueList
                label={t('office:failed_again')}
                empty={null}
                onOpen={({ id }) => navigate(`/visits/${id}`)}
                rows={home.failed_again.map(({ row, times, cause }) => ({
                  ...carRow(row),
                  since: undefined,
                  detail: t('office:failed_times', { count: times, cause }),
                }))}
              />
            </Panel>
          )}
          <Panel title={t('office:late')} count={home.late.length} testId="panel-late">
            <QueueList
              label={t('office:late')}
              empty={<Nothing>{t('office:empty.late')}</Nothing>}
              onOpen={({ id }) => navigate(`/visits/${id}`)}
              rows={byUrgency(home.late).map((car) => ({
                ...carRow(car),
                since: undefined,
                detail: `${word('stage', car.stage)} · ${car.advisor_name}`,
              }))}
            />
          </Panel>
        </Stack>
        <Stack gap={16}>
          <Approvals home={home} />
          <DueRequests rows={home.data_requests} />
          <Outside rows={home.outside} onOpen={({ id }) => navigate(`/visits/${id}`)} />
          <Panel title={t('office:quality')}>
            <Facts names="apart">
              <Fact
                label={t('office:complaints')}
                className={home.late_complaints > 0 ? styles.bad : undefined}
              >
                <Link to="/complaints">
                  {home.open_complaints}
                  {home.late_complaints > 0 &&
                    ` · ${t('office:complaints_late', { number: home.late_complaints })}`}
                </Link>
              </Fact>
              <Fact
                label={t('office:calls_overdue')}
                className={home.follow_ups_overdue > 0 ? styles.bad : undefined}
              >
                {home.follow_ups_overdue}
              </Fact>
              <Fact label={t('office:calls_in_time')}>{percent === null ? '–' : `${percent} %`}</Fact>
              <Fact label={t('office:fixed_at_once')}>{fixed === null ? '–' : `${fixed} %`}</Fact>
              <Fact label={t('office:reworks_month')}>
                {home.reworks_month}
                {home.refused_month > 0 && ` · ${t('office:refused_month', { count: home.refused_month })}`}
              </Fact>
              <Fact label={t('office:recommend')}>
                {mark === null ? '–' : t('office:of_ten', { mark: markText(mark) })}
              </Fact>
            </Facts>
          </Panel>
          <Comebacks />
          <Panel
            title={t('office:in_shop')}
            count={home.in_shop.reduce((sum, { count }) => sum + count, 0)}
            testId="panel-in-shop"
          >
            <Stages counts={home.in_shop} />
          </Panel>
        </Stack>
      </Columns>
    </Stack>
  );
}

/** What may not be given away or promised before the manager has said yes. */
function Approvals({ home }: { home: ManagerHome }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { approvals, remedies_waiting: remedies } = home;
  const waiting = approvals.length + remedies.length;
  return (
    <Panel title={t('office:approvals')} count={waiting} testId="panel-approvals">
      {waiting === 0 && <Nothing>{t('office:empty.approvals')}</Nothing>}
      {approvals.length > 0 && <Concessions waiting={approvals} />}
      {remedies.length > 0 && (
        <QueueList
          label={t('office:approvals')}
          empty={null}
          onOpen={({ id }) => navigate(`/complaints/${id}`)}
          rows={remedies.map((row) => ({
            id: row.complaint_id,
            plate: row.plate,
            plateColour: row.plate_colour,
            title: row.remedy,
            detail: t('office:remedy_of', { number: row.complaint_number, name: row.asked_by_name }),
            aside: <Money fen={row.cost} inline strong />,
          }))}
        />
      )}
    </Panel>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.figure}>
      <span>{name}</span>
      <strong>{children}</strong>
    </div>
  );
}

function Stages({ counts }: { counts: readonly StageCount[] }) {
  const { t } = useTranslation();
  const word = useWords();
  const rows = counts
    .filter(({ count }) => count > 0)
    .sort((one, other) => STAGES.indexOf(one.stage) - STAGES.indexOf(other.stage));
  const most = Math.max(1, ...rows.map(({ count }) => count));
  if (rows.length === 0) return <Nothing>{t('office:empty.in_shop')}</Nothing>;
  return (
    <div className={styles.stages}>
      <Facts names="apart">
        {rows.map(({ stage, count }) => (
          <Fact key={stage} label={word('stage', stage)}>
            <span className={styles.bar}>
              <i style={{ width: `${Math.round((count / most) * 100)}%` }} />
            </span>
            {count}
          </Fact>
        ))}
      </Facts>
    </div>
  );
}
