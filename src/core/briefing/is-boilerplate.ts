/** Whether a sentence is about the page and not about the news: bylines, captions, calls to read, share or subscribe. */
export function isBoilerplate(sentence: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(sentence));
}

const PATTERNS: readonly RegExp[] = [
  // "Read the full report at", "Click here for more", "Scroll down for video", "Sign up for our newsletter"
  /^\W*(?:read|click|tap|scroll|sign up|subscribe|follow us|follow @|like us|share this|watch (?:the|more|live)|listen to|download|log ?in|register)\b/i,
  /\b(?:click here|scroll down|sign up (?:for|to)|subscribe (?:to|now)|our newsletter|follow us on|on our website|our app)\b/i,
  /\b(?:contributed to this (?:report|story|article)|all rights reserved|terms (?:of|and) (?:use|conditions|service)|privacy policy|cookie)\b/i,
  /\b(?:this (?:article|story|post|page) (?:was|has been|originally|first|is)|(?:the )?views expressed)\b/i,
  // "By Ada Falk and Omar Lind", "Photo: the harbour", "Published: 14:11", "Pictured at the harbour"
  /^\W*B[yY]\s*[.:]?(?:\s+(?:and|for)|\s*[,.]?\s*\p{Lu}[\p{L}.’'-]*)+\s*[.|]?$/u,
  /^\W*(?:photo(?:graph)?|image|picture|video|caption|related|more on)s?\s*[:|]/i,
  /^\W*(?:published|posted|(?:last )?updated)\s*(?:at|on)?\s*[:.|\d]/i,
  /^\W*(?:pictured|copyright|advertisement|see also|editor[’']s note|file photo)\b/i,
  /\bpictured,? (?:here|left|right|above|below|with|in|at|on|together|centre|center|during|last)\b/i,
  // "Verdict: The mill was empty.", "Tragic: Ada Falk, 19, was found at the mill"
  /^\W*(?:[\p{L}’'-]+\s){0,4}(?!\w*(?:said|says|added|warned|wrote|tweeted|asked|replied)\b)[\p{L}’'-]+:\s\p{Lu}[\p{L}’'-]*\s/u,
  /, (?:(?:second|third|far|top|bottom) )?(?:left|right|cent(?:re|er)),/i, // "Ada Falk, second left, at the mill"
  /^\W*\d{1,2}[:.]\d{2}\b.{0,40}\b(?:19|20)\d\d\b/, // "08:53 EST, 11 June 2013"
  /\((?:pictured|left|right|cent(?:re|er)|above|below)\b[^)]*\)/i, // captions
  /©|https?:\/\/|www\.|\b[\w.+-]+@[\w-]+\.\w/,
];
