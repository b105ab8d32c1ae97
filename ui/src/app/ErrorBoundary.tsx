import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
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
    return <Crash failure={failure} again={() => this.setState({ failure: undefined })} />;
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
        <Button type="primary" onClick={again}>
          {t('shell:crash.again')}
        </Button>
        <Button onClick={home}>{t('shell:crash.home')}</Button>
      </div>
    </div>
  );
}
