/** Words that make the name of a body. Written by hand. */
const BODY_WORD =
  /^(?:party|committee|commission|department|ministry|office|university|college|school|institute|institution|council|congress|senate|house|parliament|court|agency|administration|bureau|association|society|union|federation|organization|organisation|group|company|corporation|corp|inc|ltd|llc|plc|bank|fund|foundation|center|centre|news|times|post|journal|press|magazine|tribune|herald|gazette|network|campaign|police|army|navy|force|forces|nations|states|kingdom|league|board|authority|alliance|coalition|movement|church|service|services|republic|team|club|international|watch|caucus|project|initiative|pac|twitter|facebook|airlines|airways|motors|industries|holdings|partners|chamber|bureau|laboratory|hospital|museum|trust|confederation|consortium|conference|assembly|bundestag|knesset|kremlin|pentagon|embassy|consulate|treasury|exchange)$/i;

/** Whether a word makes the name of a body: "Committee", "Bank". */
export function isBodyWord(text: string): boolean {
  return BODY_WORD.test(text);
}
