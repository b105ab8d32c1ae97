import type { Missing } from '@bindings';
import type { TFunction } from 'i18next';
import { missingWords } from '../../../i18n/refusal';
import type { Lack } from '../../../kit/lacks';

/**
 * Where on the page of a visit each thing the host misses is put right: the name the place bears in `data-lack`.
 * Whatever the rules come to miss later does not compile until it is said here where people find it.
 */
const placeOfMissing: Record<Missing['what'], string | undefined> = {
  mileage: 'mileage_km',
  fuel: 'fuel_percent',
  walk_around: 'walk_around',
  draft_lines: 'lines',
  estimate_issued: 'draft_lines',
  answers: 'answers',
  nothing_offered: 'lines',
  approved_line: 'lines',
  technicians: 'technicians',
  jobs_finished: 'jobs',
  findings_decided: 'findings',
  findings_signed: 'findings',
  answers_written: 'spoken',
  checklist: 'preparation',
  mileage_out: 'mileage_out_km',
  bill: 'bill',
  bill_exists: 'sheets',
  payment: 'sheets',
  nothing_owed: 'sheets',
  nothing_on_account: 'sheets',
  nothing_received: 'sheets',
  // Somebody else has to do it: the sentence says who.
  other_inspector: undefined,
  other_signer: undefined,
  own_visit: undefined,
  // Nothing was done that could be done again.
  work_done: 'jobs',
  final_inspection: 'inspections',
  certificate_number: 'certificate_number',
  complaint_open: 'complaint',
  follow_up: 'follow_up',
  survey_exists: 'survey',
  started_work_unsettled: 'jobs',
  sheets_voided: 'sheets',
  outside_work: 'outside',
  last_look: 'last-look',
  // Nothing puts it right: the days are over.
  taking_back_ended: undefined,
};

export const lacksOf = (t: TFunction, missing: readonly Missing[]): Lack[] =>
  missing.flatMap((one) => missingWords(t, [one]).map((says) => ({ says, at: placeOfMissing[one.what] })));
