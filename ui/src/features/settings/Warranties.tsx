import { LEGAL_WARRANTY, REPAIR_KINDS, type ShopDetails, type WarrantyPromises } from '@bindings';
import { InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/command';
import { countParser } from '../../i18n/amounts';
import type { RefusalLike } from '../../i18n/refusal';
import { useWords } from '../../i18n/words';
import { ActionButton } from '../../kit/ActionButton';
import { enterMoves, Field, isAbout } from '../../kit/Field';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { RefusalAlert } from '../../kit/RefusalAlert';
import { Stack } from '../../kit/Stack';
import styles from './Warranties.module.css';
import { WarrantyInput } from './WarrantyInput';
import { promised } from './warranty';

/** What the shop answers for, and for how long, where that is more than it must. */
export function Warranties({ details }: { details: ShopDetails }) {
  const { t } = useTranslation();
  const word = useWords();
  const save = useCommand('save_shop');
  const [typed, setTyped] = useState<WarrantyPromises>();
  const [refusal, setRefusal] = useState<RefusalLike>();
  const value = typed ?? details.settings.warranty;
  const set = (patch: Partial<WarrantyPromises>) => setTyped({ ...value, ...patch });
  return (
    <Panel title={t('settings:warranty.title')} padded testId="warranties" anchor="shop-warranty">
      <Stack gap={8} onKeyDownCapture={enterMoves}>
        <Quiet as="p">{t('settings:warranty.hint')}</Quiet>
        <table className={styles.table} data-lack="warranty">
          <thead>
            <tr>
              <th>{t('settings:warranty.kind')}</th>
              <th>{t('settings:warranty.law')}</th>
              <th>{t('settings:warranty.ours')}</th>
            </tr>
          </thead>
          <tbody>
            {REPAIR_KINDS.map((kind) => (
              <tr key={kind}>
                <td>{word('repair_kind', kind)}</td>
                <td className={styles.law}>
                  {LEGAL_WARRANTY[kind].days > 0
                    ? t('words:warranty_term.both', LEGAL_WARRANTY[kind])
                    : t('settings:warranty.none')}
                </td>
                <td>
                  <WarrantyInput
                    value={promised(value, kind)}
                    least={LEGAL_WARRANTY[kind]}
                    label={word('repair_kind', kind)}
                    testId={`warranty-${kind}`}
                    onChange={(term) =>
                      set({
                        by_kind: [
                          ...value.by_kind.filter((other) => other.kind !== kind),
                          ...(term ? [{ kind, term }] : []),
                        ],
                      })
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div style={{ maxWidth: 320 }}>
          <Field
            label={t('settings:warranty.repaired_part')}
            htmlFor="warranty-repaired-part"
            names={['repaired_part_days']}
            refusal={refusal}
            hint={t('settings:warranty.repaired_part_hint')}
          >
            <InputNumber<number>
              id="warranty-repaired-part"
              min={0}
              precision={0}
              parser={countParser}
              suffix={t('settings:unit.days')}
              value={value.repaired_part_days || null}
              data-testid="warranty-repaired-part"
              onChange={(days) => set({ repaired_part_days: days ?? 0 })}
              style={{ width: '100%' }}
            />
          </Field>
        </div>
        <RefusalAlert refusal={isAbout(refusal, ['repaired_part_days']) ? undefined : refusal} />
        {typed && (
          <ActionButton
            label={t('settings:warranty.save')}
            primary
            testId="warranties-save"
            onRefused={setRefusal}
            onAct={async () => {
              setRefusal(undefined);
              await save({ ...details, settings: { ...details.settings, warranty: value } });
              setTyped(undefined);
            }}
          />
        )}
      </Stack>
    </Panel>
  );
}
