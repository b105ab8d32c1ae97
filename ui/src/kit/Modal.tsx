import { type ModalProps, Modal as Plain } from 'antd';
import { useFocusReturn } from './focusReturn';
import { useLayer } from './layers';
import styles from './Modal.module.css';
import { useSleepBehind } from './rest';

/**
 * The dialog every page uses: it gives the focus back at once, and never to a button that acts; on a low screen its
 * body scrolls, and its buttons stay in sight.
 */
export function Modal({ focusable, rootClassName = '', onCancel, ...rest }: ModalProps) {
  const mark = useFocusReturn(rest.open);
  useSleepBehind(rest.open);
  const close = useLayer(rest.open, onCancel);
  return (
    <Plain
      {...rest}
      onCancel={close}
      rootClassName={`${rootClassName} ${styles.root} ${mark}`}
      focusable={{ ...focusable, focusTriggerAfterClose: false }}
    />
  );
}
