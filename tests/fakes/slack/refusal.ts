import type { Json } from './types.ts';

/** A method's answer with ok: false. */
export class Refusal extends Error {
  readonly code: string;
  readonly also: Json;

  constructor(code: string, also: Json = {}) {
    super(code);
    this.code = code;
    this.also = also;
  }
}

/** An answer with Slack's explanations of what is wrong. */
export const refuse = (code: string, messages: readonly string[]): Refusal =>
  new Refusal(code, { response_metadata: { messages } });
