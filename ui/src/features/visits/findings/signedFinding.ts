import type { StandingFinding, Visit } from '@bindings';
import type { TFunction } from 'i18next';
import type { SignedMatter } from '../../../kit/signed';
import { signedCar } from '../visit/visit';

/** What the customer signs who drives on with a finding: what was found, and what they take upon themselves. */
export function signedFinding(
  t: TFunction,
  visit: Visit,
  finding: StandingFinding,
  signer: string,
): SignedMatter {
  return {
    ...signedCar(visit),
    title: t('visits:handed.finding'),
    signer: signer.trim(),
    rows: [
      { text: t('visits:handed.found'), says: finding.text },
      ...(finding.suggestion === ''
        ? []
        : [{ text: t('visits:handed.suggested'), says: finding.suggestion }]),
      {
        text: t(finding.unsafe_to_drive ? 'visits:handed.unsafe' : 'visits:handed.declined'),
        declined: finding.unsafe_to_drive,
      },
    ],
  };
}
