import { type DrawerProps, Drawer as Plain } from 'antd';
import { isTyping, useFocusReturn } from './focusReturn';

/** What opens beside the page: who types goes on typing, and nobody loses the focus when it closes. */
export function Drawer({ focusable, rootClassName = '', ...rest }: DrawerProps) {
  const mark = useFocusReturn(rest.open);
  return (
    <Plain
      {...rest}
      rootClassName={`${rootClassName} ${mark}`}
      // Asked in the moment it opens; while it stands open it takes nothing any more.
      autoFocus={!isTyping()}
      focusable={{ ...focusable, focusTriggerAfterClose: false }}
    />
  );
}
