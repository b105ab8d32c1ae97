import type { Role } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { KnownSelect } from '../../kit/KnownSelect';

interface PersonPickerProps {
  value: number | null;
  onChange: (id: number | null) => void;
  label: string;
  testId: string;
  id?: string;
  /** Only people who hold one of these. */
  roles?: readonly Role[];
  /** What it means when nobody is chosen. */
  nobody?: string;
}

/** Somebody who works here. A person who has left is shown only where they are chosen already. */
export function PersonPicker({ value, onChange, label, testId, id, roles, nobody }: PersonPickerProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { data, isError } = useRead('list_people', {});
  const people = data?.people.filter(
    (person) =>
      person.id === value || (person.active && (!roles || person.roles.some((role) => roles.includes(role)))),
  );
  return (
    <KnownSelect
      id={id}
      value={value}
      allowClear
      placeholder={nobody ?? t('settings:nobody')}
      label={label}
      testId={testId}
      failed={isError}
      onChange={(next) => onChange(next ?? null)}
      options={people?.map((person) => ({
        value: person.id,
        label: `${person.name} · ${person.roles.map((role) => word('role', role)).join(t('words:list_separator'))}`,
        said: person.name,
      }))}
    />
  );
}
