const SHORT = 160; // characters; longer paragraphs are text, whatever they begin with

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

/** Each matches a whole paragraph that pages print round their articles; the comments show one. */
const FURNITURE: readonly RegExp[] = [
  // "https://harbour.example/news/123"
  /^https?:\/\/\S+$/,
  // "Published 11:34 PM EST Jan 5, 2026", "Updated: Mon 8:31 PM, Jan 5, 2026"
  /^(?:first |last )?(?:published|updated|posted|modified)\b(?=.*\d)[^.!?]{0,120}$/i,
  // "January 5, 2026", "Jan. 5, 2026 | 4:10pm", "November 20, 2026 / 1:07 AM / CBS News", "05 JAN 2026"
  new RegExp(
    String.raw`^(?:[a-z]+day,? )?(?:(?:${MONTH})\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}\.? (?:${MONTH})\.?,? \d{4}|\d{1,2}[./]\d{1,2}[./]\d{4})(?:\W.{0,60})?$`,
    'i',
  ),
  // "By Tomas Reuel", "By Tomas Reuel, Ada Lind and Jonas Falk | The Harbour Post"
  /^[Bb][Yy] (?:\p{Lu}[\p{L}.'’-]* ?){2,4}(?:(?:,| and| \|) ?[^.!?“"]{0,80})?$/u,
  // "(Image: © Ada Lind)", "(Image credit: Ada Lind/Quay Pictures)", "Photo: Ada Lind", "© 2026 The Harbour Post"
  /^\(?(?:image|photo|picture|photograph|video|foto|bild)(?: credits?| courtesy| source| by)?(?::| by ).*$/i,
  /^©.*$/,
  // "1 of 6"
  /^\d{1,3} (?:of|\/) \d{1,3}$/i,
  // headings and buttons
  /^(?:advert(?:isement|s)?|sign in|log in|home|comments?|(?:\d+ )?comments?|share|tweet|print|e-?mail|copy link|menu|search|close|loading(?: content)?\W*|tags?(?::.*)?|highlights|breaking news|about the authors?|editor[’']?s picks|recent articles|popular(?: this week)?|you may also like:?|you might (?:also )?like:?|top stories|latest news|more stories|recommended(?: for you)?|what do you think\??|tell us what you think\W*|like this story\?.*|have a tip\?.*|get the latest .*|view comments|show comments|post a comment|leave a (?:reply|comment))$/i,
];

/** Whether a paragraph is no part of the article: a date line, a byline, a picture's credit, a label, a bare address. */
export function isFurniture(paragraph: string): boolean {
  return paragraph.length <= SHORT && FURNITURE.some((pattern) => pattern.test(paragraph));
}
