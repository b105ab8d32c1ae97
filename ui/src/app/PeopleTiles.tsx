import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/words';
import styles from './PeopleTiles.module.css';

export interface Tile {
  id: number;
  name: string;
  roles: readonly string[];
}

interface PeopleTilesProps {
  people: readonly Tile[];
  onChoose: (person: Tile) => void;
  /** The person who sat here last is one Enter away. */
  first?: number;
}

/** Two characters say who it is from across the counter: the given name in Chinese, initials otherwise. */
export function shortName(name: string, names: readonly string[]): string {
  const plain = name.trim();
  if (/\p{Script=Han}/u.test(plain)) {
    const ending = Array.from(plain).slice(-2).join('');
    // A title after the surname is the same for many: there the beginning tells them apart.
    const shared = names.some((other) => other.trim() !== plain && other.trim().endsWith(ending));
    return shared ? Array.from(plain).slice(0, 2).join('') : ending;
  }
  const initials = plain.split(/\s+/).map((part) => Array.from(part)[0] ?? '');
  return initials.slice(0, 2).join('').toUpperCase();
}

export function PeopleTiles({ people, onChoose, first }: PeopleTilesProps) {
  const { t } = useTranslation();
  const word = useWords();
  const names = people.map((person) => person.name);
  const focused = people.some((person) => person.id === first) ? first : people[0]?.id;
  return (
    <ul className={styles.tiles}>
      {people.map((person) => (
        <li key={person.id}>
          <button
            type="button"
            className={styles.tile}
            data-person={person.id}
            autoFocus={person.id === focused}
            onClick={() => onChoose(person)}
          >
            <span className={styles.short} aria-hidden="true">
              {shortName(person.name, names)}
            </span>
            <span className={styles.name}>{person.name}</span>
            <span className={styles.roles}>
              {person.roles.map((role) => word('role', role)).join(t('words:list_separator'))}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
