// PDFs as a counter is sent them.

const fonts = {
  latin: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  // As the programs of many insurers write Chinese: by a table that the reader must have, in a font that it must find.
  chinese: '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>',
};

const hex = (text) => Buffer.from(text, 'utf16le').swap16().toString('hex');

/** A whole PDF with a line of text on each sheet, to be chosen as a file. */
export function pdf(name, text, sheets = 1) {
  const isLatin = /^[\x20-\x7e]*$/.test(text);
  const written = isLatin ? `(${text})` : `<${hex(text)}>`;
  const content = `BT /F1 36 Tf 60 700 Td ${written} Tj ET`;
  const all = Array.from({ length: sheets }, (_, index) => index + 5);
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${all.map((number) => `${number} 0 R`).join(' ')}]/Count ${sheets}>>`,
    isLatin ? fonts.latin : fonts.chinese,
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    ...all.map(() => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>'),
  ];
  let body = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const whole = `${body}${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`;
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(whole, 'latin1') };
}
