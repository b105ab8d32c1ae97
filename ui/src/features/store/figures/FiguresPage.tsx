import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/read';
import { shopToday } from '../../../i18n/time';
import { Choice } from '../../../kit/Choice';
import { PageHeader } from '../../../kit/PageHeader';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { AbcPanel } from './AbcPanel';
import styles from './Figures.module.css';
import { MarginPanel } from './MarginPanel';
import { MonthField } from './MonthField';
import { MonthPanel } from './MonthPanel';
import { Overview } from './Overview';

const views = ['overview', 'month', 'margin', 'abc'] as const;
type View = (typeof views)[number];

/** What the store is measured by. */
export default function FiguresPage() {
  const { t } = useTranslation();
  const [view, setView] = useState<View>('overview');
  const [month, setMonth] = useState(() => shopToday().slice(0, 7));
  const of = useRead('stock_figures', {}, { enabled: view === 'overview' });
  const byMonth = view === 'month' || view === 'margin';
  return (
    <>
      <PageHeader title={t('figures:title')} />
      <div className={styles.bar}>
        <Choice
          value={view}
          codes={views}
          word={(code) => t(`figures:view.${code}`)}
          onChange={setView}
          label={t('figures:view.label')}
          testId="figures-view"
        />
        {byMonth && <MonthField month={month} onChange={setMonth} />}
      </div>
      <RefusalAlert refusal={of.error} />
      {view === 'overview' && (of.data ? <Overview figures={of.data} /> : !of.error && <Skeleton active />)}
      {view === 'month' && <MonthPanel month={month} />}
      {view === 'margin' && <MarginPanel month={month} />}
      {view === 'abc' && <AbcPanel />}
    </>
  );
}
