import { type ComplaintPage, WORD_MEANS } from '@bindings';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { Field, isAbout } from '../../kit/Field';
import { OneOf } from '../../kit/OneOf';
import { RefusalAlert } from '../../kit/RefusalAlert';
import type { Typed } from './typed';

export interface PartProps {
  page: ComplaintPage;
  typed: Typed;
  set: (patch: Partial<Typed>) => void;
}

/** A refusal is said once: beside its field, or here when it is about none of the panel's. */
export function Said({ refusal, names }: { refusal: RefusalLike | undefined; names: readonly string[] }) {
  return <RefusalAlert refusal={isAbout(refusal, names) ? undefined : refusal} />;
}

interface LongTextProps {
  /** What the field is called by, on the page and by the host. */
  id: string;
  names: readonly string[];
  label: string;
  hint: string;
  value: string;
  refusal: RefusalLike | undefined;
  required?: boolean;
  onChange: (text: string) => void;
}

/** What was said or is to be done, in as many lines as it takes. */
export function LongText({ id, names, label, hint, value, refusal, required, onChange }: LongTextProps) {
  return (
    <Field label={label} htmlFor={id} names={names} refusal={refusal} required={required ?? false}>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={value}
        placeholder={hint}
        data-testid={id}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

interface WordFieldsProps extends PartProps {
  id: string;
  refusal: RefusalLike | undefined;
}

/** How the customer was spoken to, and who heard it. */
export function WordFields({ id, page, typed, set, refusal }: WordFieldsProps) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <>
      <Field label={t('complaints:tell.means')} names={[`${id}_means`]} required>
        <OneOf
          value={typed.means}
          codes={WORD_MEANS}
          word={(code) => word('word_means', code)}
          onChange={(means) => set({ means })}
          label={t('complaints:tell.means')}
          testId={`${id}-means`}
        />
      </Field>
      <Field
        label={t('complaints:tell.told')}
        htmlFor={`${id}-told`}
        names={['told']}
        refusal={refusal}
        required
      >
        <Input
          id={`${id}-told`}
          autoComplete="off"
          value={typed.told || page.complaint.person_name}
          data-testid={`${id}-told`}
          onChange={(event) => set({ told: event.target.value })}
        />
      </Field>
    </>
  );
}

/** Who heard it: the one who complains, unless somebody else is named. */
export const heardBy = ({ page, typed }: PartProps): string =>
  (typed.told || page.complaint.person_name).trim();
