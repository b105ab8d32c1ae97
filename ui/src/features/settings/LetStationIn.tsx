import { type PairingOffer, ROLES, type Station } from '@bindings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import type { RefusalLike } from '../../i18n/refusal';
import { ActionButton } from '../../kit/ActionButton';
import { Alert } from '../../kit/Alert';
import { Field, isAbout } from '../../kit/Field';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { PairingCode } from './PairingCode';
import { type Rights, StationRights } from './StationRights';
import styles from './Stations.module.css';

interface LetStationInProps {
  /** The door stands open: through a shut one a code leads nowhere. */
  isOpen: boolean;
  offer: PairingOffer | null;
  stations: readonly Station[];
  /** The time of the code is up. */
  onOver: () => unknown;
}

/** The code that was shown last, and how many stations there were then. */
interface Shown {
  code: string;
  stations: number;
  /** It was taken back here: nobody wonders where it went. */
  stopped: boolean;
}

/** A code is made for one station; it goes when the station came in, and this panel says so. */
export function LetStationIn({ isOpen, offer, stations, onOver }: LetStationInProps) {
  const { t } = useTranslation();
  const make = useCommand('offer_pairing');
  const stop = useCommand('stop_pairing');
  const [rights, setRights] = useState<Rights>({
    roles: [...ROLES],
    wall: false,
    till_display: false,
    till_id: null,
  });
  const [refusal, setRefusal] = useState<RefusalLike>();
  const [shown, setShown] = useState<Shown>();
  if (offer && offer.code !== shown?.code)
    setShown({ code: offer.code, stations: stations.length, stopped: false });

  if (!isOpen) {
    return (
      <Panel title={t('settings:stations.let_in')} padded>
        <Quiet as="p" testId="door-first">
          {t('settings:stations.door_first')}
        </Quiet>
      </Panel>
    );
  }
  if (offer) {
    return (
      <Panel title={t('settings:stations.let_in')} padded>
        <PairingCode
          offer={offer}
          stations={stations}
          onOver={onOver}
          onStop={async () => {
            setShown((before) => before && { ...before, stopped: true });
            await stop({ code: offer.code });
          }}
        />
      </Panel>
    );
  }
  return (
    <Panel title={t('settings:stations.let_in')} padded>
      <div className={styles.part}>
        {shown && !shown.stopped && <WhatCame stations={stations} before={shown.stations} />}
        <Field label={t('settings:stations.roles')} names={['roles', 'till_id']} refusal={refusal}>
          <div className={styles.roles}>
            <StationRights
              rights={rights}
              onChange={(changed) => setRights({ ...rights, ...changed })}
              tills={stations.filter((one) => one.revoked_at === null)}
              testId="pairing-role"
            />
          </div>
        </Field>
        <RefusalAlert refusal={isAbout(refusal, ['roles', 'till_id']) ? undefined : refusal} />
        <ActionButton
          label={t('settings:stations.make_code')}
          hotkey="F4"
          primary
          missing={
            rights.roles.length === 0 && !rights.wall && !rights.till_display
              ? [{ says: t('settings:people.lack.roles'), at: 'roles' }]
              : []
          }
          onAct={async () => {
            setRefusal(undefined);
            await make(rights);
          }}
          onRefused={setRefusal}
          testId="action-offer_pairing"
        />
      </div>
    </Panel>
  );
}

/** A code went by itself: either the station is here, or whoever still types it should know that it is none any more. */
function WhatCame({ stations, before }: { stations: readonly Station[]; before: number }) {
  const { t } = useTranslation();
  const came =
    stations.length > before ? stations.reduce((one, other) => (other.id > one.id ? other : one)) : undefined;
  return (
    <Alert
      type={came ? 'success' : 'info'}
      showIcon
      role="status"
      data-testid="pairing-over"
      title={came ? t('settings:stations.came_in', { name: came.name }) : t('settings:stations.code_over')}
    />
  );
}
