/** The catalogues of one language by the feature whose words they are: `./en/visits.json` → `visits`. */
export const byFeature = (
  files: Record<string, unknown>,
): Readonly<Record<string, Record<string, unknown>>> =>
  Object.fromEntries(
    Object.entries(files).map(([path, catalogue]) => [
      path.replace(/^.*\/|\.json$/g, ''),
      catalogue as Record<string, unknown>,
    ]),
  );
