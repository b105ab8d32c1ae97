import { type DoorState, type HouseDoor, LIMITS } from '@bindings';
import { Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { CountInput } from '../../kit/CountInput';
import { Fact, Facts } from '../../kit/Facts';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Copied } from './Copied';
import { grouped } from './pairing';
import styles from './Stations.module.css';

interface DoorPanelProps {
  /** What is wanted, and what came of it. */
  door: HouseDoor;
  state: DoorState;
}

/** The one switch by which the shop's other computers may come in at all. */
export function DoorPanel({ door, state }: DoorPanelProps) {
  const { t } = useTranslation();
  const write = useCommand('open_house_door');
  const [typed, setTyped] = useState<number | null>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const port = typed === undefined ? door.port : typed;
  const isOpen = state.is === 'open';
  const turn = async (open: boolean) => {
    setRefusal(undefined);
    await write({ open, port: port ?? door.port, version: door.version });
    setTyped(undefined);
  };
  return (
    <Panel
      title={t('settings:stations.door')}
      extra={
        <Tag color={isOpen ? 'success' : undefined} data-testid="door-state">
          {t(isOpen ? 'settings:stations.is_open' : 'settings:stations.is_shut')}
        </Tag>
      }
      padded
      testId="door"
    >
      <div className={styles.part} onKeyDownCapture={enterMoves}>
        {door.open ? (
          <Standing state={state} port={door.port} />
        ) : (
          <>
            <p className={styles.text}>{t('settings:stations.door_explained')}</p>
            <Field
              label={t('settings:stations.port')}
              names={['port']}
              refusal={refusal}
              hint={t('settings:stations.port_hint')}
            >
              <div className={styles.port}>
                <CountInput
                  label={t('settings:stations.port')}
                  value={port}
                  onChange={setTyped}
                  testId="door-port"
                />
              </div>
            </Field>
          </>
        )}
        <RefusalAlert refusal={isAbout(refusal, ['port']) ? undefined : refusal} />
        {door.open ? (
          <div className={styles.shut}>
            <ActionButton
              label={t('settings:stations.shut')}
              sleeps
              onAct={() => turn(false)}
              onRefused={setRefusal}
              testId="door-shut"
            />
            {isOpen && <Quiet>{t('settings:stations.shut_hint')}</Quiet>}
          </div>
        ) : (
          <ActionButton
            label={t('settings:stations.open')}
            primary
            missing={port === null ? [{ says: t('settings:stations.port_lack'), at: 'port' }] : []}
            onAct={() => turn(true)}
            onRefused={setRefusal}
            testId="door-open"
          />
        )}
      </div>
    </Panel>
  );
}

/** What came of opening it. */
function Standing({ state, port }: { state: DoorState; port: number }) {
  const { t } = useTranslation();
  if (state.is === 'shut') return <Quiet as="p">{t('settings:stations.opening')}</Quiet>;
  if (state.is === 'no_network') {
    return (
      <Alert
        type="warning"
        showIcon
        data-testid="door-problem"
        title={t('settings:stations.no_network')}
        description={t('settings:stations.no_network_do')}
      />
    );
  }
  if (state.is === 'failed') {
    const [, most] = LIMITS.ports;
    const said = { port, other: port < most ? port + 1 : port - 1, reason: state.reason };
    return (
      <Alert
        type="error"
        showIcon
        data-testid="door-problem"
        title={t(`words:not_opened.${state.why}`, said)}
        description={t(`settings:stations.problem_do.${state.why}`, said)}
      />
    );
  }
  const [first, ...more] = state.addresses;
  const others = state.system_name === null ? more : [...more, state.system_name];
  return (
    <>
      <div>
        <Quiet as="p">{t('settings:stations.address')}</Quiet>
        {first !== undefined && (
          <p className={styles.address} data-testid="door-address">
            <Copied text={first} label={t('settings:about.copy_address')} testId="copy-door-address" />
          </p>
        )}
      </div>
      <Facts names="beside" gap="2px 16px">
        {state.name !== null && (
          <Fact label={t('settings:stations.by_name')} testId="door-name">
            <span className={styles.whole}>
              <Copied text={state.name} label={t('settings:about.copy_address')} testId="copy-door-name" />
            </span>
            <Quiet as="p">{t('settings:stations.by_name_hint')}</Quiet>
          </Fact>
        )}
        {others.length > 0 && (
          <Fact label={t('settings:stations.other_addresses')}>
            {others.map((address) => (
              <div key={address} className={styles.whole}>
                {address}
              </div>
            ))}
          </Fact>
        )}
        <Fact
          label={t('settings:stations.fingerprint')}
          className={styles.fingerprint}
          testId="door-fingerprint"
        >
          {grouped(state.fingerprint, 4, ' ')}
        </Fact>
      </Facts>
      {first !== undefined && (
        <Quiet as="p">{t('settings:stations.fingerprint_hint', { address: trustPage(first) })}</Quiet>
      )}
    </>
  );
}

/** How to trust the certificate is told without one, or the browser would warn of that page too. */
const trustPage = (address: string): string => `${address.replace(/^https:/, 'http:')}/trust`;
