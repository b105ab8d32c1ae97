import { type Line, type SubstituteQuoted, WRITTEN_DOWN_MEANS } from '@bindings';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RefusalLike } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { Alert } from '../../../kit/Alert';
import { Choice } from '../../../kit/Choice';
import { Fact, Facts } from '../../../kit/Facts';
import { Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { Money } from '../../../kit/Money';
import { SignaturePad } from '../../../kit/SignaturePad';
import type { Signing } from '../../../kit/signed';
import { gradedName, type SaidToSubstitute } from './substituteSaid';

const answers = ['approve', 'decline'] as const;

/** What was agreed to beside what it would be, and whether the customer is asked. */
export function SubstituteShown({ line, quoted }: { line: Line; quoted: SubstituteQuoted }) {
  const { t } = useTranslation();
  const other = [
    quoted.other_price && t('visits:substitute.other_price'),
    quoted.other_grade && t('visits:substitute.other_grade'),
  ].filter(Boolean);
  return (
    <>
      <div data-testid="substitute-shown">
        <Facts names="beside" nameWidth={96}>
          <Fact label={t('visits:substitute.was')}>
            {gradedName(t, line)} <Money fen={line.amount} inline />
          </Fact>
          <Fact label={t('visits:substitute.would_be')}>
            {gradedName(t, quoted)} <Money fen={quoted.amount} inline strong />
          </Fact>
        </Facts>
      </div>
      <Alert
        type={quoted.is_asked ? 'warning' : 'info'}
        showIcon
        data-testid={quoted.is_asked ? 'substitute-asks' : 'substitute-same'}
        title={
          quoted.is_asked
            ? t('visits:substitute.asks', { other: other.join(t('words:list_separator')) })
            : t('visits:substitute.same')
        }
      />
    </>
  );
}

interface SubstituteAnswerProps {
  said: SaidToSubstitute;
  /** Who answers, also where nobody typed it. */
  by: string;
  set: (patch: Partial<SaidToSubstitute>) => void;
  signing: Signing;
  refusal: RefusalLike | undefined;
}

/** The customer's yes or no to the other part: who, by what means, and why not. */
export function SubstituteAnswer({ said, by, set, signing, refusal }: SubstituteAnswerProps) {
  const { t } = useTranslation();
  const word = useWords();
  const typed = (
    name: 'by_name' | 'paper' | 'declined',
    value: string,
    label: string,
    names: readonly string[],
  ) => (
    <Field small label={label} names={names} refusal={refusal}>
      <Input
        value={value}
        aria-label={label}
        data-testid={`substitute-${name.replace('_', '-')}`}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </Field>
  );
  return (
    <Group title={t('visits:substitute.answer')} columns={2}>
      <Field small label={t('visits:substitute.answer')} names={['substitute_answer']} refusal={refusal}>
        <Choice
          value={said.approved === undefined ? undefined : said.approved ? 'approve' : 'decline'}
          codes={answers}
          word={(code) => t(`visits:answers.${code}`)}
          onChange={(code) => set({ approved: code === 'approve' })}
          label={t('visits:substitute.answer')}
          testId="substitute-answer"
        />
      </Field>
      {typed('by_name', by, t('visits:answers.by'), ['by_name'])}
      <Field small wide label={t('visits:answers.means')} names={['means']} refusal={refusal}>
        <Choice
          value={said.means}
          codes={WRITTEN_DOWN_MEANS}
          word={(code) => word('authorisation_means', code)}
          onChange={(means) => set({ means })}
          label={t('visits:answers.means')}
          testId="substitute-means"
        />
      </Field>
      {said.means === 'paper' && typed('paper', said.paper, t('visits:answers.paper'), ['paper'])}
      {said.approved === false &&
        typed('declined', said.declined, t('visits:answers.reason'), ['answer_reason'])}
      {said.means === 'signature' && (
        <div style={{ gridColumn: '1 / -1' }} data-testid="substitute-signature" data-lack="signature">
          <SignaturePad signing={signing} label={t('visits:signed.here')} />
        </div>
      )}
    </Group>
  );
}
