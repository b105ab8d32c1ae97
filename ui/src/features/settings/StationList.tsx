import { ROLES, type Station, type StationContact, type StationRow } from '@bindings';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { Buttons } from '../../kit/Buttons';
import { DateTimeText } from '../../kit/DateTimeText';
import { useHeldOrder, usePressing } from '../../kit/heldOrder';
import { Modal } from '../../kit/Modal';
import { Fold, Nothing, Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { QuietTable } from '../../kit/QuietTable';
import { StationForm } from './StationForm';
import { shownBy } from './StationRights';
import styles from './Stations.module.css';

/**
 * The stations that were let in, and below them those that are not any more. A lost one is out by one press, and one
 * that was shut out by mistake is let in anew by a code.
 */
export function StationList({ rows }: { rows: readonly StationRow[] }) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<number>();
  const { message } = App.useApp();
  const revoke = useCommand('revoke_station');
  const allowPins = useCommand('allow_pins_again');
  const { pressing, down, onPointerDownCapture } = usePressing();
  const all = rows.map((row) => row.station);
  const letIn = rows.filter((row) => row.station.revoked_at === null);
  const out = rows.flatMap(({ station }) => (station.revoked_at === null ? [] : [station]));
  // By their numbers: what somebody else changed meanwhile is what is asked about here.
  const station = rows.find((row) => row.station.id === edited)?.station;
  // A second press at the same place would shut out the one below, which moves up there.
  const shown = useHeldOrder(letIn, (row) => row.station.id, { busy: pressing, down });
  const isOut = ({ station: { id } }: StationRow) => !letIn.some((row) => row.station.id === id);
  return (
    <>
      <Panel
        title={t('settings:stations.list')}
        count={letIn.length}
        extra={
          letIn.length > 0 && (
            <Quiet>
              {t('settings:stations.here_now', { count: letIn.filter((row) => row.heard !== null).length })}
            </Quiet>
          )
        }
      >
        <div onPointerDownCapture={onPointerDownCapture}>
          <QuietTable<StationRow>
            rowKey={(row) => row.station.id}
            dataSource={shown}
            empty={<Nothing>{t('settings:stations.empty')}</Nothing>}
            onRow={(row) => ({ 'data-testid': `station-${row.station.id}` }) as object}
            columns={[
              {
                title: t('settings:stations.name'),
                width: 160,
                className: styles.whole,
                render: (_, row) => (
                  <div>
                    {row.station.name}
                    <div>
                      <Quiet>
                        {t('settings:stations.paired_at')} <DateTimeText at={row.station.paired_at} />
                      </Quiet>
                    </div>
                    <WrongPins row={row} />
                  </div>
                ),
              },
              {
                title: t('settings:stations.roles'),
                render: (_, row) => <May station={row.station} stations={all} />,
              },
              {
                title: t('settings:stations.connection'),
                width: 236,
                render: (_, row) => <Connection heard={row.heard} />,
              },
              {
                title: '',
                width: 178,
                render: (_, row) => (
                  <Buttons style={{ visibility: isOut(row) ? 'hidden' : 'visible' }}>
                    {row.pins_stopped && (
                      <ActionButton
                        label={t('settings:stations.allow_pins')}
                        size="small"
                        onAct={async () => {
                          const { id, name } = row.station;
                          await allowPins({ id });
                          message.success(t('settings:stations.allow_pins_done', { name }));
                        }}
                        testId={`allow-pins-${row.station.id}`}
                      />
                    )}
                    <ActionButton
                      label={t('settings:stations.edit')}
                      size="small"
                      opens
                      onAct={() => setEdited(row.station.id)}
                      testId={`edit-station-${row.station.id}`}
                    />
                    <ActionButton
                      label={t('settings:stations.revoke')}
                      size="small"
                      danger
                      onAct={async () => {
                        const { id, version, name } = row.station;
                        await revoke({ id, version });
                        message.success(t('settings:stations.revoke_done', { name }));
                      }}
                      testId={`revoke-station-${row.station.id}`}
                    />
                  </Buttons>
                ),
              },
            ]}
          />
        </div>
      </Panel>
      {out.length > 0 && (
        <Fold
          name="revoked"
          title={t('settings:stations.revoked')}
          summary={out.map((one) => one.name).join(t('words:list_separator'))}
        >
          <ul className={styles.revoked}>
            {out.map((one) => (
              <li key={one.id} data-testid={`revoked-${one.id}`}>
                <span className={styles.whole}>{one.name}</span>
                <Quiet>
                  {t('settings:stations.revoked_at')} <DateTimeText at={one.revoked_at} />
                </Quiet>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <Modal
        open={station !== undefined}
        title={station?.name}
        footer={null}
        onCancel={() => setEdited(undefined)}
        destroyOnHidden
      >
        {station && (
          <StationForm
            key={station.id}
            station={station}
            stations={all}
            onDone={() => setEdited(undefined)}
          />
        )}
      </Modal>
    </>
  );
}

/** Somebody tries PINs there, whoever has it. */
function WrongPins({ row: { station, wrong_pins: count, pins_stopped } }: { row: StationRow }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <div className={pins_stopped ? styles.stopped : undefined} data-testid={`wrong-pins-${station.id}`}>
      {t('settings:stations.wrong_pins', { count })}
      {pins_stopped && (
        <>
          {' · '}
          {t('settings:stations.pins_stopped')}
        </>
      )}
    </div>
  );
}

function May({ station, stations }: { station: Station; stations: readonly Station[] }) {
  const { t } = useTranslation();
  const word = useWords();
  const { roles } = station;
  const named = ROLES.every((role) => roles.includes(role))
    ? [t('settings:stations.all_roles')]
    : roles.map((role) => word('role', role));
  return [...named, ...shownBy(t, station, stations)].join(t('words:list_separator'));
}

/** Whether it is there just now; how far away it is tells a slow Wi-Fi from a slow program. */
function Connection({ heard }: { heard: StationContact | null }) {
  const { t } = useTranslation();
  if (!heard) return <Quiet>{t('settings:stations.away')}</Quiet>;
  return (
    <div>
      <span className={styles.here}>
        {t('settings:stations.connected')}
        {heard.milliseconds !== null && ` · ${heard.milliseconds} ms`}
      </span>
      <div>
        <Quiet>
          {heard.address} · {t('settings:stations.since')} <DateTimeText at={heard.since} />
        </Quiet>
      </div>
    </div>
  );
}
