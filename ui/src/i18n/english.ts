import { byFeature } from './byFeature';

export default byFeature(import.meta.glob('./en/*.json', { eager: true, import: 'default' }));
