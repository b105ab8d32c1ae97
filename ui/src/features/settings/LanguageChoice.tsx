import { useTranslation } from 'react-i18next';
import { languages, useLanguage } from '../../i18n/language';
import { OneOf } from '../../kit/OneOf';
import { Panel } from '../../kit/Panel';
import { Quiet } from '../../kit/Quiet';
import { speak } from '../../kit/speak';
import styles from './Settings.module.css';

/** The language of this station; papers and records are not touched by it. */
export function LanguageChoice() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Panel title={t('settings:section.language')} padded>
      <div className={styles.form}>
        <OneOf
          value={language}
          codes={languages}
          word={(code) => t(`shell:language_name.${code}`)}
          onChange={speak}
          label={t('settings:section.language')}
          testId="language"
        />
        <Quiet as="p">{t('settings:language_hint')}</Quiet>
      </div>
    </Panel>
  );
}
