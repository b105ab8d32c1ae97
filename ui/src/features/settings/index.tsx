import { SettingOutlined } from '@ant-design/icons';
import { loaded } from '../../kit/loaded';
import type { Feature } from '../feature';

const page = loaded(() => import('./SettingsPage'));

/** The shop's head and rules, its people, bays and lines, the copies of its file. */
export const settings: Feature = {
  routes: [
    { path: 'settings', page, title: 'settings:title' },
    { path: 'settings/:section', page, title: 'settings:title' },
  ],
  nav: [{ to: '/settings', label: 'settings:nav', icon: <SettingOutlined />, order: 95 }],
};
