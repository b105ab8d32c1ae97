/**
 * Codes in an order of the page’s own, none of them left out: a plain list compiles with one missing, and nobody can
 * choose what is missing there.
 */
export const whole =
  <Code extends string>() =>
  <const Codes extends readonly Code[]>(
    codes: Codes &
      (Exclude<Code, Codes[number]> extends never ? unknown : `${Exclude<Code, Codes[number]>} is missing`),
  ): readonly Code[] =>
    codes;
