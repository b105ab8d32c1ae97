import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { transport } from '../api/transport';
import { EmptyState } from '../kit/EmptyState';
import { PinPad } from '../kit/PinPad';
import { PlainButton } from '../kit/PlainButton';
import styles from './ChoosePerson.module.css';
import { lastPerson, rememberPerson } from './lastPerson';
import { PeopleTiles, type Tile } from './PeopleTiles';
import { StationName } from './StationName';

interface ChoosePersonProps {
  people: readonly Tile[];
  onSignedIn?: () => void;
}

/** First who, then the PIN. It serves the sign-in page and the quick switch alike. */
export function ChoosePerson({ people, onSignedIn }: ChoosePersonProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Tile>();

  if (people.length === 0) return <EmptyState>{t('shell:sign_in.nobody')}</EmptyState>;
  if (!chosen) {
    return (
      <>
        <h1 className={styles.title}>{t('shell:sign_in.choose')}</h1>
        <PeopleTiles people={people} onChoose={setChosen} first={lastPerson()} />
        {!onSignedIn && transport().place === 'station' && <StationName />}
      </>
    );
  }
  const enter = async (pin: string) => {
    await transport().signIn(chosen.id, pin);
    rememberPerson(chosen.id);
    onSignedIn?.();
  };
  return (
    <div className={styles.pin}>
      <h1 className={styles.title}>{t('shell:sign_in.pin', { name: chosen.name })}</h1>
      <PinPad onEnter={enter} verb={t('shell:sign_in.enter')} />
      <PlainButton look="link" onClick={() => setChosen(undefined)}>
        {t('shell:sign_in.other')}
      </PlainButton>
    </div>
  );
}
