import type { DataRequestPage } from '@bindings';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../i18n/words';
import { Panel } from '../../../kit/Panel';
import { Stack } from '../../../kit/Stack';

/** What a deletion writes over, what stays and why, and what is to be seen to first. */
export function WhatGoes({ page }: { page: DataRequestPage }) {
  const { t } = useTranslation();
  const word = useWords();
  return (
    <Panel title={t('personal:erasure.title')} padded testId="request-erasure">
      <Stack gap={12}>
        {page.lacks.length > 0 && (
          <section>
            <strong>{t('personal:erasure.lacks')}</strong>
            <ul data-testid="erasure-lacks">
              {page.lacks.map((lack) => (
                <li key={lack}>{word('erasure_lack', lack)}</li>
              ))}
            </ul>
          </section>
        )}
        {page.erases.length > 0 && (
          <section>
            <strong>{t('personal:erasure.goes')}</strong>
            <ul data-testid="erasure-goes">
              {page.erases.map(({ what, count }) => (
                <li key={what}>
                  {word('erased_matter', what)} {t('personal:erasure.count', { number: count })}
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <strong>{t('personal:erasure.stays')}</strong>
          <ul data-testid="erasure-stays">
            {page.keeps.map((what) => (
              <li key={what}>{word('kept_matter', what)}</li>
            ))}
          </ul>
        </section>
      </Stack>
    </Panel>
  );
}
