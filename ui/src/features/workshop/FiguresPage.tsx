import type { FirstTimeFix, TechnicianFigures } from '@bindings';
import { keepPreviousData } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRead } from '../../api/read';
import { formatHours, formatRate } from '../../i18n/amounts';
import { shopToday } from '../../i18n/time';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { DatePicker } from '../../kit/DatePicker';
import { EmptyState } from '../../kit/EmptyState';
import { PageHeader } from '../../kit/PageHeader';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';

const written = 'YYYY-MM-DD';

/** How often cars stayed mended, and how the foreman marked the work: of the shop, and of everybody who did it. */
export default function FiguresPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const today = dayjs(shopToday());
  const before = today.subtract(1, 'month');
  const [days, setDays] = useState({
    from: today.startOf('month').format(written),
    to: today.format(written),
  });
  const { data, error } = useRead('workmanship_figures', days, { placeholderData: keepPreviousData });
  const fixed = ({ rate, first_time, visits }: FirstTimeFix) =>
    rate === null ? '–' : `${formatRate(rate)} (${first_time}/${visits})`;
  const mark = (average: number | null) => (average === null ? '–' : formatHours(average));
  return (
    <>
      <PageHeader
        title={t('workshop:figures.title')}
        actions={
          <ActionButton
            label={t('workshop:staff.to_board')}
            opens
            onAct={() => navigate('/workshop')}
            testId="to-board"
          />
        }
      />
      <Stack gap={16}>
        <Buttons>
          <DatePicker.RangePicker
            allowClear={false}
            value={[dayjs(days.from), dayjs(days.to)]}
            data-testid="figures-days"
            presets={[
              { label: t('lists:days.month'), value: [today.startOf('month'), today] },
              {
                label: t('lists:days.last_month'),
                value: [before.startOf('month'), before.endOf('month').startOf('day')],
              },
            ]}
            onChange={(chosen) => {
              const [from, to] = [chosen?.[0]?.format(written), chosen?.[1]?.format(written)];
              if (from && to) setDays({ from, to });
            }}
          />
        </Buttons>
        <RefusalAlert refusal={error} />
        {!data && !error && <Skeleton active />}
        {data && (
          <>
            <Panel title={t('workshop:figures.first_time')} padded testId="first-time-fix">
              <strong data-testid="first-time-rate">{fixed(data.shop)}</strong>
              <Quiet as="p">{t('workshop:figures.explained', { days: data.comes_back_within })}</Quiet>
              {data.shop.not_over > 0 && (
                <Quiet as="p">
                  {t('workshop:figures.not_over', {
                    count: data.shop.not_over,
                    days: data.comes_back_within,
                  })}
                </Quiet>
              )}
            </Panel>
            <Panel title={t('workshop:figures.technicians')} testId="technician-figures">
              <QuietTable<TechnicianFigures>
                rowKey="person_id"
                dataSource={data.technicians}
                empty={<EmptyState>{t('workshop:figures.none')}</EmptyState>}
                tableLayout="fixed"
                columns={[
                  { title: t('workshop:figures.name'), dataIndex: 'name', ellipsis: true },
                  {
                    title: t('workshop:figures.first_time'),
                    width: 180,
                    align: 'right',
                    render: (_, row) => fixed(row.fixed),
                  },
                  {
                    title: t('workshop:figures.efficiency'),
                    width: 120,
                    align: 'right',
                    render: (_, row) => mark(row.efficiency),
                  },
                  {
                    title: t('workshop:figures.quality'),
                    width: 120,
                    align: 'right',
                    render: (_, row) => mark(row.quality),
                  },
                  { title: t('workshop:figures.marked'), dataIndex: 'marked', width: 120, align: 'right' },
                ]}
              />
            </Panel>
          </>
        )}
      </Stack>
    </>
  );
}
