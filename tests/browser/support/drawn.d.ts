// What runs in a page asks the page for what the program has drawn there, which is HTML and nothing else: a story need not
// say of each thing it finds that it is a button or a field. What a story leaves in the window of a page stands here too.

declare global {
  interface Node {
    data: string;
  }
  interface Element {
    readonly dataset: DOMStringMap;
    readonly innerText: string;
    readonly offsetParent: Element | null;
    readonly style: CSSStyleDeclaration;
    readonly sheet: CSSStyleSheet | null;
    readonly disabled: boolean;
    blur(): void;
  }
  interface Window {
    hit?: unknown;
    printed: number;
    said: string[];
  }
  interface PromiseConstructor {
    try?: unknown;
  }
  /** A refusal is thrown with its named key. */
  interface Error {
    code?: string;
  }
}

export {};
