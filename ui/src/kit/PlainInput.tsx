import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import styles from './PlainInput.module.css';

type PlainInputProps = Omit<ComponentProps<'input'>, 'className'>;

/** A field as Ant Design draws it, without Ant Design: for what is shown before the rest of the program is there. */
export function PlainInput(props: PlainInputProps) {
  return <input autoComplete="off" {...props} className={styles.field} />;
}

/** A field whose text is hidden until somebody asks to see it. */
export function PlainSecret(props: PlainInputProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <span className={styles.secret}>
      <PlainInput autoComplete="new-password" {...props} type={shown ? 'text' : 'password'} />
      <button
        type="button"
        className={styles.eye}
        // Tab goes on to the next field: the eye is there for the mouse.
        tabIndex={-1}
        aria-label={t(shown ? 'words:pin.hide' : 'words:pin.show')}
        onClick={() => setShown(!shown)}
      >
        <Icon name={shown ? 'shown' : 'hidden'} />
      </button>
    </span>
  );
}
