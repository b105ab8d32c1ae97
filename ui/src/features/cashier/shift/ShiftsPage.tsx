import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { paperOf } from '../../../api/documents';
import { useRead } from '../../../api/read';
import { usePaperName } from '../../../i18n/paperName';
import { dayOf, shopToday } from '../../../i18n/time';
import { ActionButton } from '../../../kit/ActionButton';
import { Choice } from '../../../kit/Choice';
import { Columns } from '../../../kit/Columns';
import { DayInput } from '../../../kit/DayInput';
import { DocumentPreview } from '../../../kit/DocumentPreview';
import { PageHeader } from '../../../kit/PageHeader';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { Stack } from '../../../kit/Stack';
import { Report } from './Report';
import { ShiftList } from './ShiftList';
import styles from './shift.module.css';
import { type SpanKind, spanOf } from './span';

const kinds: readonly SpanKind[] = ['day', 'month'];

/** The shifts of a day or a month, and what the till took and billed in it. */
export default function ShiftsPage() {
  const { t } = useTranslation();
  const paperName = usePaperName();
  const [kind, setKind] = useState<SpanKind>('day');
  // Whoever scanned the report of a shift is led to its day.
  const scanned = Number(useSearchParams()[0].get('shift'));
  const found = useRead('shift', { id: scanned }, { enabled: scanned > 0 }).data;
  const [chosen, setDay] = useState<string>();
  const day = chosen ?? (found ? dayOf(found.shift.opened_at) : shopToday());
  const [printed, setPrinted] = useState(false);
  const span = spanOf(kind, day);
  const asked = { from: span.from, to: span.to };
  const shifts = useRead('shifts', asked);
  const report = useRead('till_report', asked);
  return (
    <>
      <PageHeader
        title={t('cashier:shift.page')}
        actions={
          <ActionButton
            label={paperName('till_report')}
            opens
            testId="print-till-report"
            onAct={() => setPrinted(true)}
          />
        }
      />
      <div className={styles.span}>
        <Choice
          value={kind}
          codes={kinds}
          word={(code) => t(`cashier:shift.${code}`)}
          onChange={setKind}
          label={t('cashier:shift.span')}
          testId="report-span"
        />
        <DayInput
          value={day}
          offer={0}
          label={t('cashier:shift.date')}
          testId="report-day"
          onChange={setDay}
        />
      </div>
      <RefusalAlert refusal={shifts.error ?? report.error} />
      <Columns widths="minmax(0, 1fr) minmax(0, 1.2fr)" below={1180}>
        <Stack gap={16}>{shifts.data && <ShiftList rows={shifts.data} />}</Stack>
        <Stack gap={16}>{report.data && <Report report={report.data} />}</Stack>
      </Columns>
      <DocumentPreview
        open={printed}
        source={printed ? paperOf('till_report', span.paper, span.number) : undefined}
        version={span.paper}
        onClose={() => setPrinted(false)}
      />
    </>
  );
}
