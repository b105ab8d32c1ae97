import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PartMissing } from '../kit/loaded';
import { PlainButton } from '../kit/PlainButton';
import styles from './ErrorBoundary.module.css';

interface State {
  failure?: unknown;
}

/** A page that fails takes neither the program nor the typing with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  state: State = {};

  static getDerivedStateFromError(failure: unknown): State {
    return { failure };
  }

  render() {
    const { failure } = this.state;
    if (failure === undefined) return this.props.children;
    const again = () => {
      if (failure instanceof PartMissing) failure.forget();
      this.setState({ failure: undefined });
    };
    return <Crash failure={failure} again={again} />;
  }
}

export function Crash({ failure, again }: { failure: unknown; again: () => void }) {
  const { t } = useTranslation();
  const home = () => {
    window.location.hash = '#/';
    again();
  };
  return (
    <div className={styles.crash} role="alert">
      <h1>{t('shell:crash.title')}</h1>
      <p>{t('shell:crash.explained')}</p>
      <pre>{failure instanceof Error ? failure.message : String(failure)}</pre>
      <div className={styles.actions}>
        <PlainButton look="primary" onClick={again}>
          {t('shell:crash.again')}
        </PlainButton>
        <PlainButton onClick={home}>{t('shell:crash.home')}</PlainButton>
      </div>
    </div>
  );
}
