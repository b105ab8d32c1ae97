import type { Feature } from '../features/feature';

/** Every feature of the program, once. */
export const features: readonly Feature[] = [];
