import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';
import { type CommandName, may } from '../../api/call';
import { useSession } from '../../api/session';
import { PageHeader } from '../../kit/PageHeader';
import { CollectionCodes } from '../collection/CollectionCodes';
import { About } from './About';
import { Bays } from './Bays';
import { CatalogueLines } from './CatalogueLines';
import { CheckInLists } from './CheckInLists';
import { Copies } from './Copies';
import { HourRates } from './HourRates';
import { InspectionLists } from './InspectionLists';
import { LanguageChoice } from './LanguageChoice';
import { OwnPin } from './OwnPin';
import { PaperForm } from './PaperForm';
import { People } from './People';
import { SampleShop } from './SampleShop';
import styles from './Settings.module.css';
import { ShopForm } from './ShopForm';
import { Stations } from './Stations';
import { StockForm } from './StockForm';
import { WorkPackages } from './WorkPackages';

// Each is shown to whoever may do what it is there for; the rest is everybody's.
const sections = [
  { name: 'shop', Section: ShopForm, by: 'save_shop' },
  { name: 'people', Section: People, by: 'save_person' },
  { name: 'bays', Section: Bays, by: 'save_bay' },
  { name: 'stations', Section: Stations, by: 'list_stations' },
  { name: 'catalogue', Section: CatalogueLines, by: 'save_catalogue_item' },
  { name: 'work_packages', Section: WorkPackages, by: 'save_work_package' },
  { name: 'inspections', Section: InspectionLists, by: 'save_inspection_list' },
  { name: 'rates', Section: HourRates, by: 'set_hour_rate' },
  { name: 'check_in_lists', Section: CheckInLists, by: 'save_check_in_list' },
  { name: 'stock', Section: StockForm, by: 'save_shop' },
  { name: 'collection', Section: CollectionCodes, by: 'keep_collection_code' },
  { name: 'papers', Section: PaperForm, by: 'save_shop' },
  { name: 'copies', Section: Copies, by: 'list_backups' },
  { name: 'sample', Section: SampleShop, by: 'load_sample_shop' },
  { name: 'pin', Section: OwnPin, by: null },
  { name: 'language', Section: LanguageChoice, by: null },
  { name: 'about', Section: About, by: null },
] as const satisfies readonly { name: string; Section: ComponentType; by: CommandName | null }[];

export default function SettingsPage() {
  const { t } = useTranslation();
  const { section } = useParams();
  const session = useSession();
  const open = sections.filter(({ by }) => by === null || may(session, by));
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
