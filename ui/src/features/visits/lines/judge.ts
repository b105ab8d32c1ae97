// What is typed of a warranty judgement, and what of it is still missing.
import type { EarlierLine, JudgementTyped, WarrantyGrounds, WarrantyVerdict } from '@bindings';
import type { TFunction } from 'i18next';
import type { Lack } from '../../../kit/lacks';

/** Nobody says who answers for it before somebody does. */
export interface Judging extends Omit<JudgementTyped, 'verdict'> {
  verdict: WarrantyVerdict | undefined;
}

/** As it was judged before; else nothing is said yet, and the maker stands there as the visit names it. */
export function begun(grounds: WarrantyGrounds): Judging {
  const { judgement: was, earlier, maker_name, claim_number } = grounds;
  const same = earlier.find((one) => one.is_same);
  return {
    verdict: was?.verdict,
    reason: was?.reason ?? '',
    evidence: was?.evidence ?? '',
    photos: was?.photos ?? [],
    fault_code: was?.fault_code ?? '',
    payer_name: maker_name,
    claim_number,
    earlier_line_id: was?.earlier_line_id ?? same?.line_id ?? null,
    responsible_id: was?.responsible_id ?? null,
    told: was?.told ?? '',
  };
}

/** The earlier work that is meant, while the shop still answers for it. */
export const earlierOf = (grounds: WarrantyGrounds, typed: Judging): EarlierLine | undefined =>
  grounds.earlier.find((one) => one.line_id === typed.earlier_line_id);

/** What is missing, in the order of the fields; the host looks again. */
export function judgeLacks(t: TFunction, grounds: WarrantyGrounds, typed: Judging): Lack[] {
  const { verdict } = typed;
  if (!verdict) return [{ says: t('visits:judge.verdict_missing'), at: 'verdict' }];
  const lacks: Lack[] = [];
  const need = (there: boolean, key: string, at: string) => {
    if (!there) lacks.push({ says: t(`visits:judge.${key}`), at });
  };
  const said = (text: string) => text.trim() !== '';
  if (verdict === 'comeback') need(!!earlierOf(grounds, typed), 'earlier_missing', 'earlier_line_id');
  if (verdict === 'maker') need(said(typed.payer_name), 'maker_missing', 'payer_name');
  need(said(typed.reason), 'reason_missing', 'reason');
  if (verdict === 'outside') need(said(typed.told), 'told_missing', 'told');
  else need(said(typed.evidence) || typed.photos.length > 0, 'evidence_missing', 'evidence');
  return lacks;
}

/** As it goes to the host: what belongs to another verdict stays behind. */
export function judgedAs(typed: Judging, verdict: WarrantyVerdict): JudgementTyped {
  const comeback = verdict === 'comeback';
  return {
    ...typed,
    verdict,
    earlier_line_id: comeback ? typed.earlier_line_id : null,
    responsible_id: comeback ? typed.responsible_id : null,
    fault_code: verdict === 'maker' ? typed.fault_code : '',
  };
}
