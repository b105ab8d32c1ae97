import type { ShiftRow } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paperOf } from '../../../api/documents';
import { usePaperName } from '../../../i18n/paperName';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { DateTimeText } from '../../../kit/DateTimeText';
import { DocumentPreview } from '../../../kit/DocumentPreview';
import { Money } from '../../../kit/Money';
import { Nothing, Panel } from '../../../kit/Panel';
import { PlainTable } from '../../../kit/PlainTable';
import { Quiet } from '../../../kit/Quiet';
import { CloseDialog } from './CloseDialog';
import styles from './shift.module.css';

/** Shifts, those still open first; a forgotten one is closed from here. */
export function ShiftList({ rows }: { rows: readonly ShiftRow[] }) {
  const { t } = useTranslation();
  const word = useWords();
  const paperName = usePaperName();
  const [shown, setShown] = useState<{ id: number; number: string }>();
  const [closes, setCloses] = useState<ShiftRow>();
  const act = (row: ShiftRow) => {
    if (row.state === 'closed') {
      return (
        <ActionButton
          label={paperName('shift_report')}
          size="small"
          opens
          testId={`shift-report-${row.id}`}
          onAct={() => setShown(row)}
        />
      );
    }
    if (!row.may_close) return null;
    return (
      <ActionButton
        label={t('cashier:shift.close')}
        size="small"
        opens
        testId={`shift-close-${row.id}`}
        onAct={() => setCloses(row)}
      />
    );
  };
  return (
    <Panel title={t('cashier:shift.list')} testId="panel-shifts">
      {rows.length === 0 ? (
        <Nothing>{t('cashier:shift.empty')}</Nothing>
      ) : (
        <PlainTable cell="6px 12px" className={styles.shifts ?? ''}>
          <thead>
            <tr>
              <th>{t('cashier:shift.cashier')}</th>
              <th>{t('cashier:shift.from')}</th>
              <th>{t('cashier:shift.counted')}</th>
              <th>{t('cashier:shift.difference')}</th>
              <th aria-label={t('cashier:shift.state')} />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} data-testid={`shift-${row.id}`}>
                <td>
                  {row.opened_by_name}
                  <br />
                  <Quiet>{[row.number, row.till].filter(Boolean).join(' · ')}</Quiet>
                </td>
                <td>
                  <DateTimeText at={row.opened_at} />
                  <br />
                  <Quiet>
                    {row.closed_at ? <DateTimeText at={row.closed_at} /> : word('shift_state', row.state)}
                  </Quiet>
                </td>
                <td>
                  <Money fen={row.counted_total} />
                </td>
                <td>
                  <Money fen={row.difference} strong owed={(row.difference ?? 0) !== 0} />
                  {row.means_off.map((off) => (
                    <div key={off.means} data-testid={`shift-${row.id}-off-${off.means}`}>
                      {word('payment_means', off.means)} <Money fen={off.difference} inline owed />
                    </div>
                  ))}
                  <Quiet>{row.explanation}</Quiet>
                </td>
                <td>{act(row)}</td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      )}
      {closes && (
        <CloseDialog
          shift={closes}
          means={closes.means}
          another={!closes.own}
          onClose={() => setCloses(undefined)}
          onClosed={(closed) => {
            setCloses(undefined);
            setShown(closed.shift);
          }}
        />
      )}
      <DocumentPreview
        open={shown !== undefined}
        source={shown && paperOf('shift_report', shown.id, shown.number)}
        version={shown?.id ?? 0}
        onClose={() => setShown(undefined)}
      />
    </Panel>
  );
}
