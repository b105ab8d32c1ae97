import type { BuyerFigures, TaxInvoiceKind } from '@bindings';
import { Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { MoneyInput } from '../../kit/AmountInput';
import { DayInput } from '../../kit/DayInput';
import { Field } from '../../kit/Field';
import { Group } from '../../kit/Group';
import { Quiet } from '../../kit/Quiet';
import { Row } from '../../kit/Row';
import { Stack } from '../../kit/Stack';
import {
  digitsOf,
  isDigital,
  kindsFor,
  type OpenSubject,
  type SubjectKind,
  sumOf,
  type Typed,
} from './typed';

interface InvoiceFieldsProps {
  typed: Typed;
  onChange: (typed: Typed) => void;
  subjects: readonly OpenSubject[];
  of: SubjectKind;
  refusal: RefusalLike | undefined;
  /** A red one is made out to whom the reversed one was. */
  withBuyer: boolean;
}

/** What stands on an invoice, in the order of the bureau's page. */
export function InvoiceFields({ typed, onChange, subjects, of, refusal, withBuyer }: InvoiceFieldsProps) {
  const { t } = useTranslation();
  const word = useWords();
  const id = useId();
  const set = (patch: Partial<Typed>) => onChange({ ...typed, ...patch });
  const digits = digitsOf(typed.number);
  return (
    <Stack gap={12}>
      <Group columns={2}>
        <Field
          small
          label={t('words:field.invoice_kind')}
          htmlFor={`${id}-kind`}
          names={['kind']}
          refusal={refusal}
        >
          <Select<TaxInvoiceKind>
            id={`${id}-kind`}
            value={typed.kind}
            data-testid="invoice-kind"
            options={kindsFor(of).map((kind) => ({ value: kind, label: word('tax_invoice_kind', kind) }))}
            onChange={(kind) => set({ kind })}
          />
        </Field>
        <Field small label={t('words:field.issued_on')} names={['issued_on']} refusal={refusal}>
          <DayInput
            value={typed.issued_on}
            label={t('words:field.issued_on')}
            offer={0}
            testId="invoice-day"
            onChange={(issued_on) => set({ issued_on })}
          />
        </Field>
        {!isDigital(typed.kind) && (
          <Field
            small
            label={t('words:field.invoice_code')}
            htmlFor={`${id}-code`}
            names={['invoice_code']}
            refusal={refusal}
          >
            <Input
              id={`${id}-code`}
              value={typed.invoice_code}
              inputMode="numeric"
              autoComplete="off"
              data-testid="invoice-code"
              onChange={(event) => set({ invoice_code: event.target.value })}
            />
          </Field>
        )}
        <Field
          small
          wide={isDigital(typed.kind)}
          label={t('words:field.invoice_number')}
          htmlFor={`${id}-number`}
          names={['number']}
          refusal={refusal}
          hint={digits > 0 ? t('invoices:digits', { digits }) : undefined}
        >
          <Input
            id={`${id}-number`}
            value={typed.number}
            inputMode="numeric"
            autoComplete="off"
            autoFocus
            data-testid="invoice-number"
            onChange={(event) => set({ number: event.target.value })}
          />
        </Field>
      </Group>
      {withBuyer && <Buyer buyer={typed.buyer} refusal={refusal} onChange={(buyer) => set({ buyer })} />}
      <Group columns={2}>
        {subjects.map((subject) => (
          <Field
            key={subject.id}
            small
            label={
              subjects.length > 1
                ? t('invoices:amount_of', { number: subject.number })
                : t('words:field.invoice_amount')
            }
            names={['amount', 'sheets']}
            refusal={refusal}
            hint={t('invoices:left', { amount: subject.left })}
          >
            <div data-testid={`invoice-amount-${subject.id}`}>
              <MoneyInput
                value={typed.amounts[subject.id] ?? null}
                aria-label={t('invoices:amount_of', { number: subject.number })}
                onChange={(amount) => set({ amounts: { ...typed.amounts, [subject.id]: amount } })}
              />
            </div>
          </Field>
        ))}
        {of !== 'receipt' && (
          <Field
            small
            label={t('words:field.invoice_tax')}
            names={['tax']}
            refusal={refusal}
            hint={t('invoices:tax_hint')}
          >
            <div data-testid="invoice-tax">
              <MoneyInput
                value={typed.tax ?? null}
                aria-label={t('words:field.invoice_tax')}
                onChange={(tax) => set({ tax })}
              />
            </div>
          </Field>
        )}
      </Group>
      {subjects.length > 1 && (
        <Row gap={8}>
          <Quiet>{t('invoices:sum')}</Quiet>
          <strong data-testid="invoice-sum">{formatMoney(sumOf(typed))}</strong>
        </Row>
      )}
    </Stack>
  );
}

interface BuyerProps {
  buyer: BuyerFigures;
  onChange: (buyer: BuyerFigures) => void;
  refusal: RefusalLike | undefined;
}

/** In whose name, as it is kept with who pays. */
export function Buyer({ buyer, onChange, refusal }: BuyerProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Group columns={2}>
      <Field
        small
        label={t('words:field.buyer_title')}
        htmlFor={`${id}-title`}
        names={['buyer_title']}
        refusal={refusal}
        hint={
          <Checkbox
            checked={buyer.is_person}
            data-testid="buyer-is-person"
            onChange={(event) => onChange({ ...buyer, is_person: event.target.checked })}
          >
            {t('invoices:is_person')}
          </Checkbox>
        }
      >
        <Input
          id={`${id}-title`}
          value={buyer.title}
          autoComplete="off"
          data-testid="buyer-title"
          onChange={(event) => onChange({ ...buyer, title: event.target.value })}
        />
      </Field>
      <Field
        small
        label={t('words:field.buyer_tax_number')}
        htmlFor={`${id}-number`}
        lacks="buyer_tax_number"
        hint={t(buyer.is_person ? 'invoices:person_number' : 'invoices:firm_number')}
      >
        <Input
          id={`${id}-number`}
          value={buyer.tax_number}
          autoComplete="off"
          data-testid="buyer-tax-number"
          onChange={(event) => onChange({ ...buyer, tax_number: event.target.value.toUpperCase() })}
        />
      </Field>
    </Group>
  );
}
