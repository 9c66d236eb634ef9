/**
 * An address as it may be shown: without user name and password, and without the values of parameters that open
 * something. Paid feeds carry their key in the address; whoever reads a channel must not get it.
 */
export function safeAddress(url: string): string {
  if (!URL.canParse(url)) return url;
  return url.replace(USER, '$1').replace(SECRET_VALUE, `$1${HIDDEN}`);
}

/** Words that may name addresses, each as `safeAddress` shows it. */
export function safeWords(words: string): string {
  return words.replace(/https?:\/\/[^\s<>"'“”„«»]+/gi, safeAddress);
}

const HIDDEN = '…';
const USER = /^([a-z]+:\/\/)[^/?#@]*@/i;
const SECRET_VALUE =
  /([?&;](?:[\w.-]*(?:token|secret|passw|apikey|api_key|api-key|signature)[\w.-]*|key|auth|sig|pass|pwd|hash|code|session|sid)=)[^&;#\s]+/gi;
