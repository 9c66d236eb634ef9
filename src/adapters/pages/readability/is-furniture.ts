const SHORT = 160; // characters; longer paragraphs are text, whatever they begin with

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
/** Months as other languages of our feed lists write them beside or in place of these: de, fr, es, pt, it, nl. */
const OTHER_MONTH =
  'januar|jänner|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|januari|februari|maart|mei|augustus|ago|set|out|dez|ene|dic|gen|mag|giu|lug|ott|okt|dez|mrt';

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
  // "Montag, 5. Januar 2026 um 09:30 Uhr", "sexta-feira, 22 de outubro de 2010 às 20:13", "02 Ago 2017"
  new RegExp(
    String.raw`^(?:\p{L}+(?:-\p{L}+)?,? )?(?:(?:le|il|el|den|am) )?\d{1,2}(?:\.|er|º)? (?:de )?(?:${MONTH}|${OTHER_MONTH})\.?,? (?:de[l]? )?\d{4}(?:[^\p{L}\d]*(?:um|às|à|a las|alle|om|h|uhr|uur|\d{1,2}[:.h]\d{2})){0,4}$`,
    'iu',
  ),
  // "By Tomas Reuel", "By Tomas Reuel, Ada Lind and Jonas Falk | The Harbour Post"
  /^[Bb][Yy] (?:\p{Lu}[\p{L}.'’-]* ?){2,4}(?:(?:,| and| \|) ?[^.!?“"]{0,80})?$/u,
  // "(Image: © Ada Lind)", "(Image credit: Ada Lind/Quay Pictures)", "Photo: Ada Lind", "© 2026 The Harbour Post"
  /^\(?(?:image|photo|picture|photograph|video|foto|bild)(?: credits?| courtesy| source| by)?(?::| by ).*$/i,
  /^(?:©|ⓒ).*$/,
  /^copyright ?(?:©|ⓒ|@|\(c\)|\d{4})[^“”"]*$/i,
  // "1 of 6", "Image 1 of 9"
  /^(?:(?:image|photo|slide|picture|foto|bild) )?\d{1,3} (?:of|von|de|\/) \d{1,3}$/i,
  // "09:30", "9.30 am", as live blogs head their entries
  /^\d{1,2}[:.]\d{2}(?: ?(?:[ap]\.?m\.?|uhr|[a-z]{3,4}))?$/i,
  // "reuel@harbour.example", "social.example/reuel", "@reuel"
  /^(?:e-?mail:? )?[\w.+-]+@[\w-]+\.[\w.-]+$/i,
  /^(?:www\.)?[\w-]+\.(?:com|org|net)(?:\/\S*)?$/i,
  /^@\w{2,30}$/,
  // "More Business News", "More Stories"
  /^more (?:\p{L}+ ){0,3}(?:news|stories|headlines|coverage)$/iu,
  // headings and buttons
  /^(?:advert(?:isement|s)?|sign in|log in|home|comments?|(?:\d+ )?comments?|share|tweet|print|e-?mail|copy link|menu|search|close|loading(?: content)?\W*|tags?(?::.*)?|highlights|breaking news|about the authors?|editor[’']?s picks|recent articles|popular(?: this week)?|you may also like:?|you might (?:also )?like:?|top stories|latest news|more stories|recommended(?: for you)?|what do you think\??|tell us what you think\W*|like this story\?.*|have a tip\?.*|get the latest .*|view comments|show comments|post a comment|leave a (?:reply|comment))$/i,
];

/** Whether a paragraph is no part of the article: a date line, a byline, a picture's credit, a label, a bare address. */
export function isFurniture(paragraph: string): boolean {
  return paragraph.length <= SHORT && FURNITURE.some((pattern) => pattern.test(paragraph));
}
