import type { Role } from '@bindings';
import { Checkbox } from 'antd';
import { useWords } from '../../i18n/words';
import styles from './Settings.module.css';

export const allRoles: readonly Role[] = [
  'advisor',
  'foreman',
  'technician',
  'inspector',
  'cashier',
  'callback_clerk',
  'parts_keeper',
  'manager',
];

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
      {allRoles.map((role) => (
        <Checkbox
          key={role}
          checked={chosen.includes(role)}
          data-testid={`${testId}-${role}`}
          onChange={(event) =>
            onChange(allRoles.filter((one) => (one === role ? event.target.checked : chosen.includes(one))))
          }
        >
          {word('role', role)}
        </Checkbox>
      ))}
    </div>
  );
}
