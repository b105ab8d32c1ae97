import { byFeature } from './byFeature';

export default byFeature(import.meta.glob('./zh-CN/*.json', { eager: true, import: 'default' }));
