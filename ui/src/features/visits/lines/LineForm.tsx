import {
  type ByPin,
  CATEGORIES,
  CLAIM_PAYERS,
  CONCESSION_ROLES,
  COST_VIEWERS,
  GRANTED_PAYERS,
  LIMITS,
  LINE_KINDS,
  PART_GRADES,
  PART_ORIGINS,
  PAYERS_OF,
  type PartGrade,
  type Payer,
  type RequestedAction,
  type UnitsOfPart,
  type Visit,
} from '@bindings';
import { Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { useSession } from '../../../api/session';
import { useUnits } from '../../../api/units';
import { type RefusalLike, refusalWords } from '../../../i18n/refusal';
import { useWords } from '../../../i18n/words';
import { ActionButton } from '../../../kit/ActionButton';
import { Alert } from '../../../kit/Alert';
import { HoursInput, MoneyInput, QuantityInput, RateInput } from '../../../kit/AmountInput';
import { Buttons } from '../../../kit/Buttons';
import { Choice } from '../../../kit/Choice';
import { enterMoves, Field } from '../../../kit/Field';
import { Group } from '../../../kit/Group';
import { Modal } from '../../../kit/Modal';
import { Money } from '../../../kit/Money';
import { priceLabel } from '../../../kit/priceBasis';
import { RefusalAlert } from '../../../kit/RefusalAlert';
import { UnitChoice } from '../../../kit/UnitChoice';
import { ApprovalBox, needsManager } from '../approvals/ApprovalBox';
import { VisitTitle } from '../visit/VisitTitle';
import { amountOf, asKind, factorIn, payerOffered, priceIn } from './figures';
import type { HeldLine } from './heldLine';
import { SupplyOf } from './LineSupply';
import styles from './lines.module.css';

interface LineFormProps {
  visit: Visit;
  held: HeldLine;
}

// An approved line that may not grow any more is offered anew as a line of its own.
const offeredAnew = ['over_authorised', 'figure_over_authorised', 'line_fixed'];

/** One line with all it can say; the amount follows while it is typed. */
export function LineForm({ visit, held }: LineFormProps) {
  const { t } = useTranslation();
  const word = useWords();
  const { id, current, figures, close } = held;
  const settings = useRead('get_shop', {}).data?.settings;
  const [refusal, setRefusal] = useState<RefusalLike>();
  // What was refused may be put right: another figure is another question.
  const set: typeof held.set = (patch) => {
    setRefusal(undefined);
    held.set(patch);
  };
  const [anew, setAnew] = useState(false);
  const addLine = useCommand('add_line');
  const changeLine = useCommand('change_line');
  const supersedeLine = useCommand('supersede_line');
  const label = (name: string) => t(`visits:lines.field.${name}`);
  // What the shop pays for itself is granted by the manager: the choice says so before it is refused.
  const roles = useSession()?.roles ?? [];
  const grants = CONCESSION_ROLES.some((role) => roles.includes(role));
  // What a thing costs the shop is not everybody's to see.
  const seesCost = COST_VIEWERS.some((role) => roles.includes(role));
  const choiceOf = <Code extends string>(code: Code, name: string, payers: readonly Payer[]) => {
    const granted = payers.every((payer) => GRANTED_PAYERS.includes(payer));
    return {
      value: code,
      label: granted && !grants ? t('visits:lines.by_manager', { name }) : name,
    };
  };
  const part = current?.part_id ?? undefined;
  const known = useUnits(part === undefined ? [] : [part])(part);
  // A part that comes in no other unit keeps the one that is typed.
  const comesIn = figures.kind === 'part' && known && known.units.length > 0 ? known : undefined;
  const inUnit = (of: UnitsOfPart, unit: string) => {
    const [from, to] = [factorIn(of, figures.unit), factorIn(of, unit)];
    set({ unit, unit_price: priceIn(figures.unit_price, from, to), cost: priceIn(figures.cost, from, to) });
  };
  const named = figures.name.trim() !== '';
  const amount = amountOf(figures);
  // Somebody else's change is refused once; who reads that and saves again means it.
  const told = useRef<number>(undefined);
  if (refusal?.code === 'conflict') told.current = current?.version;
  const version = held.versionFor(told.current);

  const added = { work_order_id: visit.order.id, figures, finding_id: null, walk_around_code: null };
  const changed = id === null ? undefined : { line_id: id, version, figures };
  const save = async () => {
    setAnew(false);
    setRefusal(undefined);
    await (changed ? changeLine(changed) : addLine(added));
    close();
  };
  const supersede = async () => {
    setAnew(true);
    setRefusal(undefined);
    if (changed) await supersedeLine(changed);
    close();
  };
  // The same once more, with the manager's word; or the question of it, for the manager's list.
  const granted = async (approval: ByPin) => {
    if (!changed) await addLine({ ...added, approval });
    else if (anew) await supersedeLine({ ...changed, approval });
    else await changeLine({ ...changed, approval });
    close();
  };
  const asked = (): RequestedAction =>
    changed
      ? { what: anew ? 'supersede_line' : 'change_line', ask: changed }
      : { what: 'add_line', ask: added };
  const text = (
    name: 'code' | 'name' | 'brand' | 'specification' | 'unit' | 'payer_name' | 'claim_number',
  ) => (
    <Field small label={label(name)} names={[name]} refusal={refusal}>
      <Input
        value={figures[name]}
        autoFocus={name === 'name' && id === null}
        aria-label={label(name)}
        data-testid={`line-${name.replace('_', '-')}`}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </Field>
  );

  return (
    <Modal
      open
      width={760}
      title={
        <VisitTitle visit={visit} job={current?.name}>
          {t(id === null ? 'visits:lines.new_title' : 'visits:lines.edit_title')}
        </VisitTitle>
      }
      footer={null}
      onCancel={close}
    >
      <div className={styles.form} onKeyDownCapture={enterMoves} data-testid="line-form">
        {id === null && (
          <Choice
            value={figures.kind}
            codes={LINE_KINDS}
            word={(code) => word('line_kind', code)}
            onChange={(kind) => set(asKind(figures, kind, settings))}
            label={label('kind')}
            testId="line-kind"
            block
          />
        )}
        <Group columns={3}>
          {text('name')}
          {text('code')}
          {figures.kind !== 'labour' &&
            (comesIn ? (
              <Field small label={label('unit')} names={['unit']} refusal={refusal}>
                <UnitChoice
                  units={comesIn}
                  counted={comesIn.counted_in}
                  value={figures.unit === comesIn.counted_in ? '' : figures.unit}
                  testId="line-unit"
                  onChange={(chosen) => inUnit(comesIn, chosen || comesIn.counted_in)}
                />
              </Field>
            ) : (
              text('unit')
            ))}
          {figures.kind === 'part' && text('brand')}
          {figures.kind === 'part' && text('specification')}
          {figures.kind === 'part' && (
            <Field small label={label('origin')}>
              <Select
                value={figures.origin}
                aria-label={label('origin')}
                data-testid="line-origin"
                options={PART_ORIGINS.map((code) => ({ value: code, label: word('part_origin', code) }))}
                onChange={(origin) => set({ origin })}
              />
            </Field>
          )}
          {figures.kind === 'part' && (
            <Field small label={label('grade')}>
              <Select<PartGrade | ''>
                value={figures.grade ?? ''}
                aria-label={label('grade')}
                data-testid="line-grade"
                options={[
                  { value: '' as const, label: t('words:grade_unsaid') },
                  ...PART_GRADES.map((code) => ({ value: code, label: word('part_grade', code) })),
                ]}
                onChange={(grade) => set({ grade: grade === '' ? null : grade })}
              />
            </Field>
          )}
        </Group>
        {current && <SupplyOf visit={visit} line={current} testId="line-stock" />}
        <Group columns={4}>
          {figures.kind === 'labour' ? (
            <Field small label={label('hours')} names={['hours']} refusal={refusal}>
              <div data-testid="line-hours">
                <HoursInput
                  value={figures.hours}
                  autoFocus={id !== null}
                  aria-label={label('hours')}
                  onChange={(hours) => set({ hours: hours ?? 0 })}
                />
              </div>
            </Field>
          ) : (
            <Field small label={label('quantity')} names={['quantity']} refusal={refusal}>
              <div data-testid="line-quantity">
                <QuantityInput
                  value={figures.quantity}
                  autoFocus={id !== null}
                  aria-label={label('quantity')}
                  onChange={(quantity) => set({ quantity: quantity ?? 0 })}
                />
              </div>
            </Field>
          )}
          <Field
            small
            label={priceLabel(
              t,
              label(figures.kind === 'labour' ? 'hour_rate' : 'unit_price'),
              figures.price_basis,
            )}
            names={['unit_price']}
            refusal={refusal}
          >
            <div data-testid="line-unit-price">
              <MoneyInput
                value={figures.unit_price}
                aria-label={label('unit_price')}
                onChange={(unit_price) => set({ unit_price: unit_price ?? 0 })}
              />
            </div>
          </Field>
          <Field small label={label('discount_rate')} names={['discount_rate']} refusal={refusal}>
            <div data-testid="line-discount-rate">
              <RateInput
                value={figures.discount_rate}
                max={LIMITS.rate}
                aria-label={label('discount_rate')}
                onChange={(discount_rate) => set({ discount_rate: discount_rate ?? 0 })}
              />
            </div>
          </Field>
          <Field small label={label('discount')} names={['discount']} refusal={refusal}>
            <div data-testid="line-discount">
              <MoneyInput
                value={figures.discount}
                aria-label={label('discount')}
                onChange={(discount) => set({ discount: discount ?? 0 })}
              />
            </div>
          </Field>
        </Group>
        <Group columns={4}>
          <Field small label={label('category')}>
            <Select
              value={figures.category}
              aria-label={label('category')}
              data-testid="line-category"
              options={CATEGORIES.map((code) => choiceOf(code, word('category', code), PAYERS_OF[code]))}
              onChange={(category) => {
                const payer = PAYERS_OF[category][0] ?? 'customer';
                // Typed once for a visit, and not for every line of it.
                set({ category, payer, ...(figures.payer_name === '' && payerOffered(visit, payer)) });
              }}
            />
          </Field>
          <Field small label={label('payer')} names={['payer']} refusal={refusal}>
            <Select
              value={figures.payer}
              disabled={PAYERS_OF[figures.category].length < 2}
              aria-label={label('payer')}
              data-testid="line-payer"
              options={PAYERS_OF[figures.category].map((code) => choiceOf(code, word('payer', code), [code]))}
              onChange={(payer) => set({ payer })}
            />
          </Field>
          {figures.category !== 'paid' && figures.category !== 'internal' && text('payer_name')}
          {CLAIM_PAYERS.includes(figures.payer) && text('claim_number')}
          <Field small label={label('tax_rate')} names={['tax_rate']} refusal={refusal}>
            <div data-testid="line-tax-rate">
              <RateInput
                value={figures.tax_rate}
                max={LIMITS.rate}
                aria-label={label('tax_rate')}
                onChange={(tax_rate) => set({ tax_rate: tax_rate ?? 0 })}
              />
            </div>
          </Field>
          {seesCost && (
            <Field
              small
              label={priceLabel(t, label('cost'), figures.price_basis)}
              names={['cost']}
              refusal={refusal}
            >
              <div data-testid="line-cost">
                <MoneyInput
                  value={figures.cost}
                  aria-label={label('cost')}
                  onChange={(cost) => set({ cost: cost ?? 0 })}
                />
              </div>
            </Field>
          )}
        </Group>
        <div className={styles.formAmount}>
          {t('visits:lines.column.amount')} <Money fen={amount} strong inline />
        </div>
        {refusal && needsManager(refusal) ? (
          <ApprovalBox refusal={refusal} action={asked} onPin={granted} onRequested={close} inDialog />
        ) : refusal && current && offeredAnew.includes(refusal.code) ? (
          <Alert
            type="warning"
            showIcon
            title={t('visits:lines.needs_new_answer')}
            description={refusal.code === 'over_authorised' ? refusalWords(t, refusal) : undefined}
            action={
              <ActionButton
                label={t('visits:lines.supersede')}
                inDialog
                sends
                sleeps
                testId="supersede-line"
                onAct={supersede}
                onRefused={setRefusal}
              />
            }
          />
        ) : (
          <RefusalAlert refusal={refusal} />
        )}
        <Buttons end>
          <ActionButton label={t('words:confirm.back')} onAct={close} testId="line-back" />
          <ActionButton
            label={t(id === null ? 'visits:lines.add' : 'visits:lines.save')}
            primary
            hotkey="F2"
            inDialog
            missing={named ? [] : [{ says: t('visits:lines.name_missing'), at: 'name' }]}
            testId="line-save"
            onAct={save}
            onRefused={setRefusal}
          />
        </Buttons>
      </div>
    </Modal>
  );
}
