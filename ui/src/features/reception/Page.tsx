import { CarOutlined, PlusOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/call';
import { useRead } from '../../api/read';
import { formatDay, shopToday } from '../../i18n/time';
import { ActionButton } from '../../kit/ActionButton';
import { Columns } from '../../kit/Columns';
import { byUrgency, carRow } from '../../kit/carRow';
import { PageHeader } from '../../kit/PageHeader';
import { Nothing, Panel } from '../../kit/Panel';
import { QueueList } from '../../kit/QueueList';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import { ArrivalQueue } from '../bookings/ArrivalQueue';
import { DayBoard } from '../bookings/DayBoard';
import { FindingQueue } from '../photos/FindingQueue';
import { CarsByStage } from './CarsByStage';
import { Outside } from './Outside';
import { PartsNews } from './PartsNews';
import { PromisesMoved } from './PromisesMoved';
import { ToTell } from './ToTell';

/** The advisor's day: who comes, who waits for what, what is in the shop. */
export default function ReceptionPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error } = useRead('advisor_home', {});
  const mayWalkIn = useMay('walk_in');
  const mayBook = useMay('book_appointment');
  const open = ({ id }: { id: number }) => navigate(`/visits/${id}`);

  const walkIn = mayWalkIn && (
    <ActionButton
      label={t('reception:walk_in.title')}
      hotkey="F4"
      primary
      opens
      icon={<CarOutlined />}
      onAct={() => navigate('/reception/walk-in')}
      testId="walk-in"
    />
  );
  const book = mayBook && (
    <ActionButton
      label={t('bookings:new.title')}
      hotkey="F3"
      icon={<PlusOutlined />}
      onAct={() => navigate('/bookings/new')}
      testId="new-booking"
    />
  );

  return (
    <>
      <PageHeader
        title={t('reception:title')}
        actions={
          <>
            {walkIn}
            {book}
          </>
        }
      >
        <Quiet>{formatDay(t, shopToday(), true)}</Quiet>
      </PageHeader>
      <RefusalAlert refusal={error} />
      {!data && !error && <Skeleton active />}
      {data && (
        <Stack gap={16}>
          <DayBoard day={data.today} />
          <Columns widths="minmax(0, 1fr) minmax(0, 1fr)" below={1000}>
            <Stack gap={16}>
              <ToTell rows={data.to_tell} onOpen={open} />
              <PromisesMoved rows={data.promises_moved} onOpen={open} />
              <Panel
                title={t('bookings:arrivals')}
                count={data.today.appointments.filter((row) => row.expected).length}
                testId="panel-arrivals"
              >
                <ArrivalQueue
                  rows={data.today.appointments}
                  empty={<Nothing>{t('reception:empty.arrivals')}</Nothing>}
                />
              </Panel>
              <Panel
                title={t('reception:answers')}
                count={data.answers_awaited.length}
                testId="panel-answers"
              >
                <QueueList
                  label={t('reception:answers')}
                  empty={<Nothing>{t('reception:empty.answers')}</Nothing>}
                  onOpen={open}
                  rows={byUrgency(data.answers_awaited).map((car) => ({
                    ...carRow(car),
                    promised: undefined,
                    // Who waits for an answer calls: the phone is what is needed.
                    detail: `${t('reception:lines_offered', { count: car.offered_lines })} · ${car.customer_phone}`,
                  }))}
                />
              </Panel>
              <Panel
                title={t('reception:findings')}
                count={data.open_findings.length}
                testId="panel-findings"
              >
                <FindingQueue
                  label={t('reception:findings')}
                  empty={<Nothing>{t('reception:empty.findings')}</Nothing>}
                  findings={data.open_findings}
                />
              </Panel>
              <PartsNews news={data.parts_news} onOpen={open} />
              <Outside rows={data.outside} onOpen={open} />
              <Panel title={t('reception:ready')} count={data.ready.length} testId="panel-ready">
                <QueueList
                  label={t('reception:ready')}
                  empty={<Nothing>{t('reception:empty.ready')}</Nothing>}
                  onOpen={open}
                  rows={byUrgency(data.ready).map((car) => ({
                    ...carRow(car),
                    since: undefined,
                    detail: car.customer_phone,
                  }))}
                />
              </Panel>
            </Stack>
            <CarsByStage cars={data.in_shop} progress={data.progress} onOpen={open} action={walkIn} />
          </Columns>
        </Stack>
      )}
    </>
  );
}
