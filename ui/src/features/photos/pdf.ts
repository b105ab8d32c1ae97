/** Whether a file says that it is a PDF; what it is, the host finds out. A window is told names and no types. */
export const isPdf = ({ name, type }: Pick<File, 'name' | 'type'>): boolean =>
  type === 'application/pdf' || /\.pdf$/i.test(name);
