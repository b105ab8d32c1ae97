import type { Role } from '@bindings';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/read';
import { useWords } from '../../i18n/words';
import { KnownSelect } from '../../kit/KnownSelect';
import styles from './Lists.module.css';

interface FilterCodeProps<Code extends string> {
  /** Its group of words: `channel`. */
  words: string;
  codes: readonly Code[];
  label: string;
  value: Code | null;
  onChange: (code: Code | null) => void;
  testId: string;
}

/** One of some codes, or whichever. */
export function FilterCode<Code extends string>(props: FilterCodeProps<Code>) {
  const { words, codes, label, value, onChange, testId } = props;
  const word = useWords();
  return (
    <Select<Code>
      allowClear
      className={styles.one ?? ''}
      placeholder={label}
      aria-label={label}
      data-testid={testId}
      value={value}
      options={codes.map((code) => ({ value: code, label: word(words, code) }))}
      onChange={(code) => onChange(code ?? null)}
    />
  );
}

interface FilterCodesProps<Code extends string> {
  words: string;
  codes: readonly Code[];
  label: string;
  value: Code[];
  onChange: (codes: Code[]) => void;
  testId: string;
}

/** Some of some codes, or all. */
export function FilterCodes<Code extends string>(props: FilterCodesProps<Code>) {
  const { words, codes, label, value, onChange, testId } = props;
  const word = useWords();
  return (
    <Select<Code[]>
      mode="multiple"
      allowClear
      maxTagCount={1}
      className={styles.stages ?? ''}
      placeholder={label}
      aria-label={label}
      data-testid={testId}
      value={value}
      options={codes.map((code) => ({ value: code, label: word(words, code) }))}
      onChange={onChange}
    />
  );
}

interface FilterPersonProps {
  label: string;
  value: number | null;
  onChange: (id: number | null) => void;
  testId: string;
  /** Only those who hold one of these. */
  roles?: readonly Role[];
}

/** One of the shop's people, also one who is gone: the years are theirs too. */
export function FilterPerson({ label, value, onChange, testId, roles }: FilterPersonProps) {
  const { t } = useTranslation();
  const { data, isError } = useRead('list_people', {});
  const people = data?.people.filter((one) => !roles || one.roles.some((role) => roles.includes(role)));
  return (
    <KnownSelect
      allowClear
      className={styles.one}
      placeholder={label}
      label={label}
      testId={testId}
      value={value}
      failed={isError}
      options={people?.map(({ id, name, active }) => ({
        value: id,
        label: active ? name : t('lists:person_gone', { name }),
      }))}
      onChange={(id) => onChange(id ?? null)}
    />
  );
}
