// What a PDF from elsewhere takes for granted that its reader has: the tables by which Chinese is written without its
// font, the signs of forms, and the ways scanners press their pictures together. Without them its page stays white. They
// come with the program, each when a paper wants it.

const addresses: Record<string, string> = import.meta.glob(
  [
    '/node_modules/pdfjs-dist/cmaps/{Adobe-GB1,GB,UniGB,Adobe-CNS1,B5,CNS,ETen,HK,UniCNS}*.bcmap',
    '/node_modules/pdfjs-dist/standard_fonts/Foxit{Dingbats,Symbol}.pfb',
    '/node_modules/pdfjs-dist/wasm/{jbig2,openjpeg}.wasm',
  ],
  { query: '?url&no-inline', import: 'default', eager: true },
);

const byName = new Map(
  Object.entries(addresses).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1), address]),
);

/** The engine asks for such a part by its name; one it does without is none of ours. */
export class PdfParts {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const address = byName.get(filename);
    if (!address) throw new Error(`${filename} is not had here`);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${filename} did not come: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}
