import { App, Input, type InputRef, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asRefusal } from '../../../api/errors';
import { useAsk } from '../../../api/read';
import { formatQuantity, parseMoney, parseQuantity } from '../../../i18n/amounts';
import { refusalWords } from '../../../i18n/refusal';
import { shopToday } from '../../../i18n/time';
import { ActionButton } from '../../../kit/ActionButton';
import { MoneyInput, QuantityInput } from '../../../kit/AmountInput';
import { Buttons } from '../../../kit/Buttons';
import { Field, focusNext } from '../../../kit/Field';
import { WorkPanel } from '../../../kit/Panel';
import { Quiet } from '../../../kit/Quiet';
import { scannedText } from '../../../kit/scanner';
import { useScansHere } from '../../../kit/scansHere';
import { useFindParts } from '../part/parts';
import { PartScan } from './PartScan';
import styles from './Receipts.module.css';
import { lacksOf, oneMore, proposed, type TypedLine, unitOf, untilOf } from './typed';

interface LineEntryProps {
  order: number | null;
  line: TypedLine | undefined;
  onLine: (line: TypedLine | undefined) => void;
  onAdd: (line: TypedLine) => void;
}

/** Where what is lacking is typed. */
const placeOf = { quantity: 'quantity', price: 'buying_price', until: 'expires_on' } as const;

/** What came: a code scanned or typed, how many, at which price, Enter; the next. */
export function LineEntry({ order, line, onLine, onAdd }: LineEntryProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const propose = useAsk('receipt_proposal');
  const find = useFindParts();
  const code = useRef<InputRef>(null);
  const quantity = useRef<InputRef>(null);
  const price = useRef<InputRef>(null);
  const part = line?.proposal.part_id;
  // How often the box of the part at hand was scanned again: what is typed gives way to what that comes to.
  const [again, setAgain] = useState(0);
  const typedFor = `${part} ${again}`;
  // Once a part is known the hand goes on to how many of it came.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field is drawn anew for each box
  useEffect(() => {
    if (part !== undefined) quantity.current?.focus();
  }, [part, again]);

  const change = (more: Partial<TypedLine>) => line && onLine({ ...line, ...more });
  const unit = line && unitOf(line);
  const missing = line
    ? lacksOf(line, shopToday()).map((lack) => ({ says: t(`storeReceipts:lack.${lack}`), at: placeOf[lack] }))
    : [{ says: t('storeReceipts:lack.part'), at: 'part' }];
  const book = (whole: TypedLine) => onAdd({ ...whole, until: untilOf(whole, shopToday()) ?? '' });
  const add = () => {
    if (!line) return;
    book(line);
    code.current?.focus();
  };
  // The next box is scanned while a figure stands there: the figure is meant, and the box is one more of the same
  // part, or the next thing that came.
  const box = async (raw: string, stood: Partial<TypedLine>) => {
    if (!line) return;
    const stands = { ...line, ...stood };
    onLine(stands);
    const text = scannedText(raw);
    try {
      const [only, ...others] = await find(text);
      if (!only || others.length > 0) {
        message.warning(t('storeReceipts:scan.not_one', { text }));
        return;
      }
      if (only.id === part) {
        onLine(oneMore(stands));
        setAgain((times) => times + 1);
        return;
      }
      const [lack] = lacksOf(stands, shopToday());
      if (lack) {
        message.warning(t(`storeReceipts:lack.${lack}`));
        return;
      }
      const next = proposed(await propose({ part_id: only.id, purchase_order_id: order }));
      book(stands);
      onLine(next);
    } catch (failure) {
      message.error(refusalWords(t, asRefusal(failure)));
    }
  };
  const scansQuantity = useScansHere((raw, stood) => void box(raw, { bought: parseQuantity(stood) }));
  const scansPrice = useScansHere((raw, stood) => void box(raw, { price: parseMoney(stood) }));
  const goOn = (from: InputRef | null) => {
    const field = from?.input;
    const entry = field?.closest<HTMLElement>('[data-line-entry]');
    if (field && entry) focusNext(field, entry);
  };
  return (
    <WorkPanel
      name="receive-line"
      title={t('storeReceipts:entry.title')}
      foot={
        <Buttons end>
          <ActionButton
            label={t('storeReceipts:entry.add')}
            primary
            missing={missing}
            testId="receive-add"
            onAct={add}
          />
        </Buttons>
      }
    >
      <div className={styles.entry} data-line-entry="">
        <Field
          label={line ? `${line.proposal.code} ${line.proposal.part_name}` : t('storeReceipts:scan.label')}
          names={['part']}
          hint={line && <About line={line} />}
        >
          <PartScan
            ref={code}
            autoFocus
            testId="receive-code"
            onPart={async (id) => onLine(proposed(await propose({ part_id: id, purchase_order_id: order })))}
          />
        </Field>
        <Field label={t('storeReceipts:bought')} names={['quantity']}>
          <div data-testid="receive-quantity" data-own-enter="" onKeyDownCapture={scansQuantity}>
            <QuantityInput
              key={typedFor}
              ref={quantity}
              onPressEnter={() => goOn(quantity.current)}
              value={line?.bought ?? null}
              disabled={!line}
              aria-label={t('storeReceipts:bought')}
              onChange={(bought) => change({ bought })}
            />
          </div>
        </Field>
        <Field
          label={t('storeReceipts:unit')}
          hint={
            line &&
            unit &&
            unit.unit !== line.proposal.counted_unit &&
            t('storeReceipts:factor', {
              factor: formatQuantity(unit.factor),
              unit: line.proposal.counted_unit,
            })
          }
        >
          <Select<string>
            value={line?.unit ?? null}
            disabled={!line}
            aria-label={t('storeReceipts:unit')}
            data-testid="receive-unit"
            style={{ width: '100%' }}
            options={(line?.proposal.units ?? []).map((one) => ({ value: one.unit, label: one.unit }))}
            onChange={(next: string) => change({ unit: next })}
          />
        </Field>
        <Field label={t('storeReceipts:price')} names={['buying_price']}>
          <div data-testid="receive-price" data-own-enter="" onKeyDownCapture={scansPrice}>
            <MoneyInput
              key={typedFor}
              ref={price}
              onPressEnter={() => goOn(price.current)}
              value={line?.price ?? null}
              disabled={!line}
              aria-label={t('storeReceipts:price')}
              onChange={(each) => change({ price: each })}
            />
          </div>
        </Field>
        <Field label={t('storeReceipts:batch')} names={['batch_number']} htmlFor="receive-batch">
          <Input
            id="receive-batch"
            data-testid="receive-batch"
            autoComplete="off"
            disabled={!line}
            value={line?.batch ?? ''}
            onChange={(event) => change({ batch: event.target.value })}
          />
        </Field>
        <Field label={t('storeReceipts:until')} names={['expires_on']} htmlFor="receive-until">
          <Input
            id="receive-until"
            data-testid="receive-until"
            autoComplete="off"
            disabled={!line}
            placeholder={t('storeReceipts:keeps')}
            value={line?.until ?? ''}
            onChange={(event) => change({ until: event.target.value })}
          />
        </Field>
      </div>
    </WorkPanel>
  );
}

/** What the order says of it, and whether it waits to be looked at. */
function About({ line: { proposal } }: { line: TypedLine }) {
  const { t } = useTranslation();
  return (
    <Quiet>
      {[
        proposal.purchase_order_line_id === null
          ? ''
          : t('storeReceipts:open', { quantity: formatQuantity(proposal.open), unit: proposal.counted_unit }),
        proposal.held_back ? t('storeReceipts:held') : '',
      ]
        .filter(Boolean)
        .join(' · ')}
    </Quiet>
  );
}
