import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';
import { useSession } from '../../api/session';
import { PageHeader } from '../../kit/PageHeader';
import { CollectionCodes } from '../collection/CollectionCodes';
import { About } from './About';
import { Bays } from './Bays';
import { CatalogueLines } from './CatalogueLines';
import { Copies } from './Copies';
import { LanguageChoice } from './LanguageChoice';
import { OwnPin } from './OwnPin';
import { PaperForm } from './PaperForm';
import { People } from './People';
import { SampleShop } from './SampleShop';
import styles from './Settings.module.css';
import { ShopForm } from './ShopForm';
import { Stations } from './Stations';

// What changes the shop is a manager's; the rest is everybody's.
const sections = [
  { name: 'shop', Section: ShopForm, manager: true },
  { name: 'people', Section: People, manager: true },
  { name: 'bays', Section: Bays, manager: true },
  { name: 'stations', Section: Stations, manager: true },
  { name: 'catalogue', Section: CatalogueLines, manager: true },
  { name: 'collection', Section: CollectionCodes, manager: true },
  { name: 'papers', Section: PaperForm, manager: true },
  { name: 'copies', Section: Copies, manager: true },
  { name: 'sample', Section: SampleShop, manager: true },
  { name: 'pin', Section: OwnPin, manager: false },
  { name: 'language', Section: LanguageChoice, manager: false },
  { name: 'about', Section: About, manager: false },
] as const;

export default function SettingsPage() {
  const { t } = useTranslation();
  const { section } = useParams();
  const session = useSession();
  const manager = session?.roles.includes('manager') ?? false;
  const open = sections.filter((one) => manager || !one.manager);
  const shown = open.find((one) => one.name === section) ?? open[0];
  if (!shown) return null;
  const { Section } = shown;
  return (
    <>
      <PageHeader title={t('settings:title')} />
      <div className={styles.page}>
        <nav className={styles.sections} aria-label={t('settings:title')}>
          {open.map(({ name }) => (
            <NavLink
              key={name}
              to={`/settings/${name}`}
              className={name === shown.name ? styles.here : undefined}
              data-testid={`settings-${name}`}
            >
              {t(`settings:section.${name}`)}
            </NavLink>
          ))}
        </nav>
        <div className={styles.section}>
          <Section />
        </div>
      </div>
    </>
  );
}
