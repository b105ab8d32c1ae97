import type { Action, Missing, Visit } from '@bindings';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalLike } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import type { Combo } from '../../../kit/keys';
import type { Lack } from '../../../kit/lacks';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { lacksOf } from './lacks';
import styles from './VisitAction.module.css';
import { actionOf } from './visit';

interface VisitActionProps {
  visit: Visit;
  action: Action;
  onAct: () => unknown;
  /** Another verb than the action's own. */
  label?: string;
  /** What the form itself still lacks. */
  lacks?: readonly (string | Lack)[];
  /** What the host misses but pressing the button brings along. */
  brings?: readonly Missing['what'][];
  /** The key where the action is not the next one; the next one has F8. */
  hotkey?: Combo | undefined;
  danger?: boolean;
  /** It takes money. */
  money?: boolean;
  /** Shown as the main button although another action moves the stage on. */
  primary?: boolean;
  size?: 'small' | 'middle' | 'large';
  icon?: ReactNode;
  /** Seldom needed: shown only to those whose it is. */
  rare?: boolean;
  onRefused?: (refusal: RefusalLike) => void;
}

/**
 * The button of an action the host allows in this stage. When it cannot be done yet it says what is missing, and
 * when it is somebody else's it says whose.
 */
export function VisitAction(props: VisitActionProps) {
  const { visit, action, onAct, lacks = [], brings = [], danger, size, icon, rare, onRefused } = props;
  const { t } = useTranslation();
  const word = useWords();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const allowed = actionOf(visit, action);
  if (!allowed || (rare && !allowed.yours)) return null;

  const open = allowed.missing.filter((missing) => !brings.includes(missing.what));
  const missing: (string | Lack)[] = [...lacksOf(t, open), ...(allowed.yours ? lacks : [])];
  if (!allowed.yours) {
    const roles = allowed.roles.map((role) => word('role', role)).join(t('words:list_separator'));
    missing.unshift(t('visits:action.not_yours', { roles }));
  }
  return (
    <div className={styles.action}>
      <RefusalAlert refusal={refusal} />
      <ActionButton
        label={props.label ?? word('action', action)}
        primary={allowed.next || props.primary}
        size={size ?? (allowed.next ? 'large' : 'middle')}
        hotkey={allowed.next ? 'F8' : props.hotkey}
        danger={danger}
        money={props.money}
        icon={icon}
        missing={missing}
        testId={`action-${action}`}
        onAct={async () => {
          setRefusal(undefined);
          await onAct();
        }}
        onRefused={(said) => {
          setRefusal(said);
          onRefused?.(said);
        }}
      />
    </div>
  );
}
