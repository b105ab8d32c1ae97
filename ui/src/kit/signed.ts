import { useEffect, useRef } from 'react';

/** Pen strokes on a field of that width and height. */
export interface SignatureDrawing {
  width: number;
  height: number;
  strokes: [number, number][][];
}

/** A line of what is signed: what it is about, what was said of it, and what it costs. */
export interface SignedRow {
  text: string;
  says?: string;
  fen?: number | null;
  /** It was said no to. */
  declined?: boolean;
}

/** What a customer signs, as they read it before they do. */
export interface SignedMatter {
  title: string;
  plate: string | null;
  plateColour: string;
  /** Make and model. */
  car: string;
  rows: readonly SignedRow[];
  sum?: { text: string; fen: number } | undefined;
  /** What is on the paper and not in these rows: with a change of it the signature is no more, too. */
  beyond?: unknown;
  /** Who signs. */
  signer: string;
}

/** What a form keeps of a signature: the strokes, and what was read when they were drawn. */
export interface KeptSignature {
  signature: SignatureDrawing | null;
  /** There without a signature: it was drawn for what stands there no more. */
  signed_for?: string | undefined;
}

/** A signature of this moment, as a pad takes it. */
export interface Signing {
  value: SignatureDrawing | null;
  onChange: (drawing: SignatureDrawing | undefined) => void;
  /** There was one, and then what it stood for became another. */
  lapsed: boolean;
  /** Why nothing is signed yet, where it is not all there that is signed. */
  waits?: string | undefined;
  /** What is read before it is signed, where it is a customer who signs. */
  matter?: SignedMatter | undefined;
}

/**
 * A signature stands for what was read when it was drawn. `content` is what is signed: with the first change of it the
 * drawing is no more, and is not there again when the change is taken back, because nobody saw it come back. Until all of it
 * is `known`, as after a reload, nothing is signed, and nothing lapses.
 */
export function useSigned(
  content: SignedMatter | string,
  kept: KeptSignature,
  keep: (patch: KeptSignature) => void,
  known = true,
): Signing {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  // A draft of an earlier program has no such field, and nobody signed it.
  const signature = kept.signature ?? null;
  const other = known && signature !== null && kept.signed_for !== text;
  const drop = useRef(keep);
  drop.current = keep;
  const mark = kept.signed_for ?? '';
  useEffect(() => {
    if (other) drop.current({ signature: null, signed_for: mark });
  }, [other, mark]);
  return {
    // Not for a moment does it pass for a signature of what stands there now.
    value: other || !known ? null : signature,
    onChange: (drawing) => {
      if (known) keep({ signature: drawing ?? null, signed_for: drawing && text });
    },
    lapsed: other || (signature === null && kept.signed_for !== undefined),
    matter: typeof content === 'string' ? undefined : content,
  };
}
