/**
 * Whether a paragraph is not part of what the article tells: read-more lines, captions and credits, bylines,
 * datelines alone, sign-up and sharing lines. Careful: what may be a sentence of the article is kept.
 */
export function isBoilerplate(paragraph: string): boolean {
  const line = paragraph.trim();
  if (line === '') return true;
  if (/^[^\p{L}\p{N}]+$/u.test(line)) return true; // "* * *"
  if (line.length > LONGEST) return false;
  if (QUOTED_SPEECH.test(line)) return false;
  return PATTERNS.some((pattern) => pattern.test(line));
}

const LONGEST = 260; // characters; longer paragraphs tell something even if they end in a credit
const QUOTED_SPEECH = /[“"][^”"]{12,}[,.!?][”"]/u;

const PATTERNS: readonly RegExp[] = [
  /^(?:read|see|view|get) (?:the )?(?:full|complete|entire|whole|original) (?:report|story|article|text|interview|transcript|statement)\b/iu,
  /^(?:click|tap) (?:here|below|the link)\b/iu,
  /^(?:(?:read|see|watch|listen|hear|view) (?:more|also|now|next|here|below|live)|(?:more|also) (?:on|from|in) |also read|related|recommended|most read|must read|up next|don[’']t miss)\b(?:[^.]{0,160}|[^.,]{0,60}\.)$/iu,
  /^(?:read|watch|listen|see|related|more)\s*:/iu,
  /^(?:image|images|photo|photos|photograph|photographer|picture|pictured|file photo|caption|video|graphic|credit|source|illustration)s?(?: credit| by| via)?\s*[:|©]/iu,
  /^(?:photo(?:graph)?|image|illustration|graphic|video) (?:by|via|courtesy|credit)\b/iu,
  /^(?:©|\(c\)|copyright\b)/iu,
  /(?:\((?:AP|AFP|Reuters|Getty(?: Images)?|EPA)(?: Photo)?[^)]{0,60}\)|\/(?:AFP|AP|Reuters|Getty(?: Images)?|EPA))\s*$/u,
  /^(?:advertisement|advertising|sponsored(?: content)?|story continues below(?: advertisement)?|skip advertisement|article continues below)\.?$/iu,
  /^(?:sign up|subscribe|log in|sign in|register|join our|follow us|follow \S+ on|like us on|download (?:the|our)|get (?:the|our) (?:app|newsletter)|share (?:this|on|via)|tweet this|email this|print this|comments?\b.{0,20}$)/iu,
  /^by\s+(?:\p{Lu}[\p{L}.’'-]*)(?:\s+(?:and|&|\p{Lu}[\p{L}.’'-]*|de|van|von|,|\|))*(?:\s*[,|•·-].{0,80})?$/u,
  /^By(?:\s+\p{Lu}[\p{L}.’'-]*){1,4}(?:,| and|$)[^.]{0,80}$/u,
  /^(?:updated?|published|posted|last updated|last modified)(?: (?:on|at))?\s*[:\d]/iu,
  /^\p{Lu}[\p{Lu}\s.,’'-]{2,40}(?:\(.{2,30}\))?\s*[—–-]*$/u, // BRUSSELS (wire) —
  /^(?:reporting|additional reporting|writing|editing|edited|compiled) by\b/iu,
  /^all rights reserved\b/iu,
  /^this (?:article|story|post) (?:was|has been|originally|first) (?:originally |first )?(?:published|appeared|updated|corrected)\b/iu,
];
