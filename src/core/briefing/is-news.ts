/**
 * Whether a sentence tells news: not one about what is not known, about the reporting itself, that teases or speaks to
 * the reader. English patterns; other languages pass.
 */
export function isNews(sentence: string): boolean {
  const opening = sentence.replace(/^[^\p{L}\p{N}]+/u, '');
  return !NO_NEWS.some((pattern) => pattern.test(opening));
}

const NO_NEWS: readonly RegExp[] = [
  // "It’s unclear where the boat went down.", "It was not immediately known who", "Who set the fire remains unclear."
  /^it(?:[’']s| is| was| remains| wasn[’']t| isn[’']t) (?:(?:still|not|yet|also|so far|as yet|immediately) )*(?:(?:un)?clear|(?:un)?known|(?:un)?certain)\b(?! that\b)/i,
  /^(?:who|what|when|where|why|how|whether)\b.* (?:is|are|was|were|remains?) (?:still |not |yet |immediately )*(?:unclear|unknown|clear|known)\.$/i,
  // "Northline did not respond to a request for comment.", "Lind could not be reached."
  /\b(?:did(?: not|n[’']t)|has(?: not|n[’']t)|have(?: not|n[’']t)) (?:immediately )?(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?)\b[^.]*\b(?:comment|requests?|messages?|calls?|emails?|inquir(?:y|ies)|questions)\b/i,
  /\b(?:could not|couldn[’']t) (?:immediately )?be reached\b/i,
  /\b(?:has|have) (?:contacted|reached out to|approached)\b[^.]*\bcomment\b/i,
  // "Our reporter spoke to three of them.", "As we reported last week"
  /\b(?:our (?:reporters?|correspondents?|colleagues?|newsroom|live blog)|as (?:we|previously) reported|(?:spoke|speaking) on (?:the )?condition of anonymity)\b/i,
  /\b(?:this|our) (?:newspaper|magazine|podcast|newsletter|website|column|series|blog)\b/i,
  // "Imagine a town without water.", "Meet the man who", "Here is what we know", "You will not believe"
  /^(?:imagine|meet|take a look|lest you|let[’']s|picture this|remember|think of|don[’']t forget|just ask|welcome to|stay tuned|you (?:might|may|will|won[’']t|would) (?:not )?(?:think|believe|have|be)|what (?:you|we) (?:need to )?know|here(?:[’']s| is| are) (?:what|how|why|a|the|some|\p{Ll}+ (?:things|reasons|ways)))\b/iu,
  /^watch\b.*\b(?:live|online|here)\b/i,
];
