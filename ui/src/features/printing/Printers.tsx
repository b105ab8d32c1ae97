import type { PrinterRow, PrintersHere } from '@bindings';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/call';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { Nothing, Panel } from '../../kit/Panel';
import { addressKey, addressOf } from '../../kit/printerAddress';
import { useWhy } from '../../kit/printWords';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Calibration } from './Calibration';
import { inMillimetres } from './measure';
import styles from './printing.module.css';

/** By whose computer they hang on: those of the one that keeps the shop first. */
function byComputer(printers: readonly PrinterRow[]): [string | null, PrinterRow[]][] {
  const groups = new Map<number | null, PrinterRow[]>();
  for (const one of printers) groups.set(one.printer_at, [...(groups.get(one.printer_at) ?? []), one]);
  return [...groups.values()].map((group) => [group[0]?.printer_at_name ?? null, group]);
}

/** The printers of the shop's computers. */
export function Printers({ here }: { here: PrintersHere | undefined }) {
  const { t } = useTranslation();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const [calibrated, setCalibrated] = useState<string>();
  if (!here) return null;
  const { printers, trouble } = here;
  const nothing = trouble === 'no_service' ? t('printing:no_service') : t('printing:no_printers');
  const chosen = printers.find((one) => addressKey(one) === calibrated);
  const groups = byComputer(printers);
  const areElsewhere = groups.some(([computer]) => computer !== null);
  return (
    <Panel title={t('printing:printers')} count={printers.length} testId="panel-printers">
      <RefusalAlert refusal={refusal} />
      {printers.length === 0 && <Nothing>{nothing}</Nothing>}
      {groups.map(([computer, group]) => (
        <section key={group[0] && addressKey(group[0])} data-testid={`printers-of-${computer ?? 'host'}`}>
          {areElsewhere && (
            <h3 className={styles.computer}>
              {computer ?? t('printing:host')}
              {group.every(({ status }) => status === 'away') && (
                <span className={styles.bad}>{t('printing:away')}</span>
              )}
            </h3>
          )}
          <PrinterTable printers={group} onCalibrate={setCalibrated} onRefused={setRefusal} />
        </section>
      ))}
      {chosen && <Calibration printer={chosen} onClose={() => setCalibrated(undefined)} />}
    </Panel>
  );
}

interface PrinterTableProps {
  printers: PrinterRow[];
  onCalibrate: (printer: string) => void;
  onRefused: (refusal: RefusalLike | undefined) => void;
}

function PrinterTable({ printers, onCalibrate, onRefused }: PrinterTableProps) {
  const { t } = useTranslation();
  const mayCorrect = useMay('correct_printer');
  const mayFit = useMay('fit_cash_drawer');
  return (
    <QuietTable<PrinterRow>
      rowKey={addressKey}
      dataSource={printers}
      onRow={(one) => ({ 'data-testid': `printer-${testName(one)}` }) as object}
      columns={[
        { title: t('printing:where'), render: (_, one) => <Name printer={one} /> },
        { title: t('printing:state'), width: 200, render: (_, one) => <Stands printer={one} /> },
        {
          title: t('printing:sizes'),
          width: 240,
          render: (_, { sizes }) =>
            sizes.map((size) => size.replace('x', '×')).join(t('words:list_separator')) || t('printing:none'),
        },
        { title: t('printing:correction'), width: 240, render: (_, one) => <Corrected printer={one} /> },
        ...(mayCorrect || mayFit
          ? [
              {
                title: '',
                width: 240,
                render: (_: unknown, one: PrinterRow) => (
                  <Buttons>
                    {mayCorrect && (
                      <ActionButton
                        label={t('printing:correct')}
                        size="small"
                        opens
                        onAct={() => onCalibrate(addressKey(one))}
                        testId={`calibrate-${testName(one)}`}
                      />
                    )}
                    {mayFit && <DrawerButton printer={one} onRefused={onRefused} />}
                  </Buttons>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

const testName = ({ printer, printer_at }: PrinterRow) =>
  printer_at === null ? printer : `${printer_at}-${printer}`;

/** A drawer at the host opens at once or is refused; one at a station is there once its computer opened it. */
function DrawerButton({
  printer,
  onRefused,
}: {
  printer: PrinterRow;
  onRefused: (refusal: RefusalLike | undefined) => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const hang = useCommand('fit_cash_drawer');
  const { drawer } = printer;
  return (
    <ActionButton
      label={t(drawer.is_fitted ? 'printing:drawer_off' : 'printing:drawer_on')}
      size="small"
      onAct={async () => {
        onRefused(undefined);
        const wanted = !drawer.is_fitted;
        const { is_fitted: isFitted } = await hang({
          ...addressOf(printer),
          is_fitted: wanted,
          version: drawer.version,
        });
        if (isFitted) message.success(t('printing:drawer_opened'));
        else if (wanted) message.info(t('printing:drawer_asked', { name: printer.printer_at_name }));
      }}
      onRefused={onRefused}
      testId={`drawer-${testName(printer)}`}
    />
  );
}

function Name({ printer: { printer: name, info, location, is_default, drawer } }: { printer: PrinterRow }) {
  const { t } = useTranslation();
  const about = [info === name ? '' : info, location].filter(Boolean).join(' · ');
  return (
    <>
      <div className={styles.whole}>
        {name} {is_default && <Quiet>({t('printing:default')})</Quiet>}
      </div>
      {about && <Quiet>{about}</Quiet>}
      {drawer.is_fitted && <Quiet>{t('printing:drawer_fitted')}</Quiet>}
    </>
  );
}

function Stands({ printer: { status, reasons, message } }: { printer: PrinterRow }) {
  const word = useWords();
  const why = useWhy()({ reasons, message: '', trouble: null });
  const isBad = status === 'stopped' || status === 'closed' || status === 'away';
  return (
    <>
      <div className={isBad ? styles.bad : undefined}>{word('printer_status', status)}</div>
      {(why || (isBad && message)) && <Quiet>{why || message}</Quiet>}
    </>
  );
}

function Corrected({ printer: { correction: by, is_corrected } }: { printer: PrinterRow }) {
  const { t } = useTranslation();
  if (!is_corrected) return <Quiet>{t('printing:none')}</Quiet>;
  return t('printing:corrected', {
    right: inMillimetres(by.rightward),
    down: inMillimetres(by.downward),
    scale: (by.scale / 10).toFixed(1),
  });
}
