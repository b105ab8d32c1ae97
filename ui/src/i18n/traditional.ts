import { byFeature } from './byFeature';

export default byFeature(import.meta.glob('./zh-TW/*.json', { eager: true, import: 'default' }));
