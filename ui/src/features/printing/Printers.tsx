import type { PrinterRow, PrintersHere } from '@bindings';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useSession } from '../../api/session';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { Nothing, Panel } from '../../kit/Panel';
import { useWhy } from '../../kit/printWords';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Calibration } from './Calibration';
import { inMillimetres } from './measure';
import styles from './printing.module.css';

/** The printers of the computer that keeps the shop. */
export function Printers({ here }: { here: PrintersHere | undefined }) {
  const { t } = useTranslation();
  const manager = useSession()?.roles.includes('manager') ?? false;
  const { message } = App.useApp();
  const hang = useCommand('fit_cash_drawer');
  const [refusal, setRefusal] = useState<RefusalLike>();
  const [calibrated, setCalibrated] = useState<string>();
  if (!here) return null;
  const { printers, trouble } = here;
  const nothing = trouble === 'no_service' ? t('printing:no_service') : t('printing:no_printers');
  const chosen = printers.find(({ name }) => name === calibrated);
  return (
    <Panel title={t('printing:printers')} count={printers.length} testId="panel-printers">
      <RefusalAlert refusal={refusal} />
      {printers.length === 0 ? (
        <Nothing>{nothing}</Nothing>
      ) : (
        <QuietTable<PrinterRow>
          rowKey="name"
          dataSource={printers}
          onRow={({ name }) => ({ 'data-testid': `printer-${name}` }) as object}
          columns={[
            { title: t('printing:where'), render: (_, one) => <Name printer={one} /> },
            { title: t('printing:state'), width: 200, render: (_, one) => <Stands printer={one} /> },
            {
              title: t('printing:sizes'),
              width: 240,
              render: (_, { sizes }) =>
                sizes.map((size) => size.replace('x', '×')).join(t('words:list_separator')) ||
                t('printing:none'),
            },
            {
              title: t('printing:correction'),
              width: 240,
              render: (_, one) => <Corrected printer={one} />,
            },
            ...(manager
              ? [
                  {
                    title: '',
                    width: 240,
                    render: (_: unknown, { name, drawer }: PrinterRow) => (
                      <Buttons>
                        <ActionButton
                          label={t('printing:correct')}
                          size="small"
                          opens
                          onAct={() => setCalibrated(name)}
                          testId={`calibrate-${name}`}
                        />
                        <ActionButton
                          label={t(drawer.is_fitted ? 'printing:drawer_off' : 'printing:drawer_on')}
                          size="small"
                          onAct={async () => {
                            setRefusal(undefined);
                            const { is_fitted: isFitted } = await hang({
                              printer: name,
                              is_fitted: !drawer.is_fitted,
                              version: drawer.version,
                            });
                            if (isFitted) message.success(t('printing:drawer_opened'));
                          }}
                          onRefused={setRefusal}
                          testId={`drawer-${name}`}
                        />
                      </Buttons>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {chosen && <Calibration printer={chosen} onClose={() => setCalibrated(undefined)} />}
    </Panel>
  );
}

function Name({ printer: { name, info, location, is_default, drawer } }: { printer: PrinterRow }) {
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

function Stands({ printer: { stands, reasons, message } }: { printer: PrinterRow }) {
  const word = useWords();
  const why = useWhy()({ reasons, message: '', trouble: null });
  const isBad = stands === 'stopped' || stands === 'closed';
  return (
    <>
      <div className={isBad ? styles.bad : undefined}>{word('printer_stands', stands)}</div>
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
