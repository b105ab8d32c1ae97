import { LOAN_UNIT_KINDS, type LoanUnitKind, type LoanUnitRow } from '@bindings';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../api/command';
import { useRead } from '../../../api/read';
import { useWords } from '../../../i18n/words';
import { DialogForm } from '../../../kit/DialogForm';
import { Field } from '../../../kit/Field';
import { FoundSelect } from '../../../kit/FoundSelect';
import { Modal } from '../../../kit/Modal';
import { OneOf } from '../../../kit/OneOf';

interface UnitDialogProps {
  unit: LoanUnitRow | undefined;
  onClose: () => void;
}

/** A thing the shop lends: what it is, and how it is now. */
export function UnitDialog({ unit, onClose }: UnitDialogProps) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_loan_unit');
  const [kind, setKind] = useState<LoanUnitKind>(unit?.kind ?? 'car');
  const [name, setName] = useState(unit?.name ?? '');
  const [plate, setPlate] = useState(unit?.plate ?? '');
  const [condition, setCondition] = useState(unit?.condition ?? '');
  const [active, setActive] = useState(unit?.active ?? true);
  const [part, setPart] = useState<number | null>(unit?.part_id ?? null);
  const [typed, setTyped] = useState('');
  const query = typed.trim();
  const { data, isError } = useRead('find_catalogue', { query, kind: 'part' }, { enabled: query !== '' });
  const known = unit?.part_id ? { value: unit.part_id, label: unit.part_name } : undefined;
  const found = data?.items.flatMap((item) =>
    'part' in item.id ? [{ value: item.id.part, label: `${item.code} ${item.name}`.trim() }] : [],
  );
  const missing = [
    ...(name.trim() === '' ? [{ says: t('loans:unit.name_missing'), at: 'name' }] : []),
    ...(kind === 'car' && plate.trim() === '' ? [{ says: t('loans:unit.plate_missing'), at: 'plate' }] : []),
  ];
  return (
    <Modal
      open
      title={t(unit ? 'loans:unit.edit' : 'loans:unit.add')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <DialogForm
        label={t('loans:unit.save')}
        hotkey="F2"
        testId="loan-unit-form"
        sendId="action-save_loan_unit"
        missing={missing}
        onClose={onClose}
        onSend={async () => {
          await save({
            id: unit?.id ?? null,
            version: unit?.version ?? 0,
            kind,
            name: name.trim(),
            plate: kind === 'car' ? plate.trim() : '',
            part_id: kind === 'part' ? part : null,
            condition: condition.trim(),
            active,
          });
          onClose();
        }}
      >
        {(refusal) => (
          <>
            <Field label={t('loans:unit.kind')} names={['kind']} refusal={refusal}>
              <OneOf
                value={kind}
                codes={LOAN_UNIT_KINDS}
                word={(code) => word('loan_unit_kind', code)}
                onChange={setKind}
                label={t('loans:unit.kind')}
                testId="loan-unit-kind"
              />
            </Field>
            <Field label={t('loans:unit.name')} names={['name']} refusal={refusal}>
              <Input
                value={name}
                autoFocus
                aria-label={t('loans:unit.name')}
                data-testid="loan-unit-name"
                onChange={(event) => setName(event.target.value)}
              />
            </Field>
            {kind === 'car' && (
              <Field label={t('loans:plate')} names={['plate']} refusal={refusal}>
                <Input
                  value={plate}
                  aria-label={t('loans:plate')}
                  data-testid="loan-unit-plate"
                  onChange={(event) => setPlate(event.target.value)}
                />
              </Field>
            )}
            {kind === 'part' && (
              <Field
                label={t('loans:unit.part')}
                names={['part_id']}
                refusal={refusal}
                hint={t('loans:unit.part_hint')}
              >
                <FoundSelect
                  value={part}
                  chosen={known}
                  typed={typed}
                  onType={setTyped}
                  found={found}
                  failed={isError}
                  nothing={t('loans:unit.part_find')}
                  label={t('loans:unit.part')}
                  testId="loan-unit-part"
                  onChange={(next) => setPart(next ?? null)}
                />
              </Field>
            )}
            <Field label={t('loans:condition')} names={['condition']} refusal={refusal}>
              <Input
                value={condition}
                aria-label={t('loans:condition')}
                data-testid="loan-unit-condition"
                onChange={(event) => setCondition(event.target.value)}
              />
            </Field>
            <Checkbox checked={active} onChange={({ target }) => setActive(target.checked)}>
              {t('loans:unit.active')}
            </Checkbox>
          </>
        )}
      </DialogForm>
    </Modal>
  );
}
