import type { Customer } from '@bindings';
import { App, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { shopToday } from '../../i18n/time';
import { MoneyInput } from '../../kit/AmountInput';
import { Choice } from '../../kit/Choice';
import { CountInput } from '../../kit/CountInput';
import { DayInput } from '../../kit/DayInput';
import { DialogForm } from '../../kit/DialogForm';
import { addDays } from '../../kit/dayText';
import { Field } from '../../kit/Field';
import { Modal } from '../../kit/Modal';
import { Quiet } from '../../kit/Quiet';
import { Stack } from '../../kit/Stack';
import styles from './Vouchers.module.css';

interface IssueDialogProps {
  /** Whose they will be; nobody's in particular without. */
  customer?: Pick<Customer, 'id' | 'name'>;
  onClose: () => void;
}

const numberings = ['series', 'printed'] as const;
/** As long as vouchers of a season are good for, to begin with. */
const usualDays = 90;

/** The manager issues vouchers: what they are worth, from which bill on, until when, and under which numbers. */
export function IssueDialog({ customer, onClose }: IssueDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const issue = useCommand('issue_vouchers');
  const today = shopToday();
  const [name, setName] = useState('');
  const [face, setFace] = useState<number>();
  const [bill, setBill] = useState<number>();
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState(addDays(today, usualDays));
  const [numbering, setNumbering] = useState<(typeof numberings)[number]>('series');
  const [count, setCount] = useState<number | null>(1);
  const [typed, setTyped] = useState('');
  const numbers = typed.split(/[\s,，;；、]+/).filter(Boolean);
  const many = numbering === 'series' ? (count ?? 0) : numbers.length;
  const missing = [
    ...(name.trim() === '' ? [{ says: t('vouchers:lack.name'), at: 'name' }] : []),
    ...((face ?? 0) <= 0 ? [{ says: t('vouchers:lack.face'), at: 'face_value' }] : []),
    ...(many <= 0
      ? [
          numbering === 'series'
            ? { says: t('vouchers:lack.count'), at: 'count' }
            : { says: t('vouchers:lack.numbers'), at: 'voucher_number' },
        ]
      : []),
  ];
  return (
    <Modal
      open
      title={customer ? t('vouchers:issue.to', { name: customer.name }) : t('vouchers:issue.open')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      width={640}
    >
      <DialogForm
        label={t('vouchers:issue.send', { many })}
        hotkey="F2"
        testId="issue-form"
        sendId="action-issue_vouchers"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          const done = await issue({
            name,
            face_value: face ?? 0,
            smallest_bill: bill ?? 0,
            valid_from: from,
            valid_until: until,
            customer_id: customer?.id ?? null,
            count: many,
            numbers: numbering === 'series' ? [] : numbers,
          });
          message.success(
            done.numbers.length > 1
              ? t('vouchers:issue.done_many', {
                  many: done.numbers.length,
                  first: done.numbers[0],
                  last: done.numbers.at(-1),
                })
              : t('vouchers:issue.done', { number: done.numbers[0] }),
          );
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Quiet as="p">{t(customer ? 'vouchers:issue.theirs' : 'vouchers:issue.anybodys')}</Quiet>
            <Field
              label={t('vouchers:name')}
              htmlFor="voucher-name"
              names={['name']}
              refusal={refusal}
              required
            >
              <Input
                id="voucher-name"
                data-testid="voucher-name"
                autoFocus
                autoComplete="off"
                placeholder={t('vouchers:issue.name_like')}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            </Field>
            <div className={styles.grid}>
              <Field label={t('vouchers:face')} names={['face_value']} refusal={refusal} required>
                <div data-testid="voucher-face">
                  <MoneyInput value={face ?? null} aria-label={t('vouchers:face')} onChange={setFace} />
                </div>
              </Field>
              <Field
                label={t('vouchers:issue.bill')}
                names={['smallest_bill']}
                refusal={refusal}
                hint={t('vouchers:issue.bill_hint')}
              >
                <div data-testid="voucher-bill">
                  <MoneyInput value={bill ?? null} aria-label={t('vouchers:issue.bill')} onChange={setBill} />
                </div>
              </Field>
              <Field label={t('vouchers:issue.from')} names={['valid_from']} refusal={refusal}>
                <DayInput
                  value={from}
                  label={t('vouchers:issue.from')}
                  offer={0}
                  testId="voucher-from"
                  onChange={setFrom}
                />
              </Field>
              <Field
                label={t('vouchers:issue.until')}
                names={['valid_until']}
                refusal={refusal}
                hint={t('vouchers:issue.until_hint')}
              >
                <DayInput
                  value={until}
                  label={t('vouchers:issue.until')}
                  offer={0}
                  testId="voucher-until"
                  onChange={setUntil}
                />
              </Field>
            </div>
            <Field
              label={t('vouchers:issue.numbering')}
              names={['count', 'voucher_number']}
              refusal={refusal}
            >
              <Stack gap={8}>
                <Choice
                  value={numbering}
                  codes={numberings}
                  word={(code) => t(`vouchers:issue.${code}`)}
                  onChange={setNumbering}
                  label={t('vouchers:issue.numbering')}
                  testId="voucher-numbering"
                />
                {numbering === 'series' ? (
                  <div className={styles.count}>
                    <CountInput
                      value={count}
                      label={t('vouchers:issue.count')}
                      testId="voucher-count"
                      suffix={t('vouchers:issue.pieces')}
                      onChange={setCount}
                    />
                  </div>
                ) : (
                  <Input.TextArea
                    rows={4}
                    value={typed}
                    placeholder={t('vouchers:issue.printed_hint')}
                    aria-label={t('vouchers:issue.printed')}
                    data-testid="voucher-numbers"
                    data-own-enter=""
                    onChange={(event) => setTyped(event.target.value)}
                  />
                )}
              </Stack>
            </Field>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
