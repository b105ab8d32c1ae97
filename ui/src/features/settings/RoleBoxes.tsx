import { ROLES, type Role } from '@bindings';
import { Checkbox } from 'antd';
import { useWords } from '../../i18n/words';
import styles from './Settings.module.css';

interface RoleBoxesProps {
  chosen: readonly Role[];
  onChange: (chosen: Role[]) => void;
  testId: string;
}

/** Which roles somebody has, or a station is given. */
export function RoleBoxes({ chosen, onChange, testId }: RoleBoxesProps) {
  const word = useWords();
  return (
    <div className={styles.roles}>
      {ROLES.map((role) => (
        <Checkbox
          key={role}
          checked={chosen.includes(role)}
          data-testid={`${testId}-${role}`}
          onChange={(event) =>
            onChange(ROLES.filter((one) => (one === role ? event.target.checked : chosen.includes(one))))
          }
        >
          {word('role', role)}
        </Checkbox>
      ))}
    </div>
  );
}
