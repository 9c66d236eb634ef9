import type { SourceDoc } from '../../../src/core/briefing/choose-bullets.ts';
import { splitSentences } from '../../../src/core/language/sentences.ts';

/** An article as a source of bullets. */
export const doc = (id: string, title: string, text: string, outlet: string): SourceDoc => ({
  id,
  title,
  text,
  sentences: splitSentences(text),
  outlet,
  published: null,
});

/** One event of an invented country in three invented outlets. */
export const strikeDocs: readonly SourceDoc[] = [
  doc(
    'a',
    'Ferry crews walk out in Orlavik over night shifts',
    'ORLAVIK (AP) — Ferry crews in Orlavik walked out on Monday, stopping all boats of Northline to the Sund islands.\n\nThe Seafarers’ Union says Northline broke a promise on night shifts.\n\nAbout 4,000 islanders depend on the boats to get to work.\n\nHe added that the talks would go on.\n\nSign up for our newsletter.',
    'Orlavik Courier',
  ),
  doc(
    'b',
    'Islanders stranded as Northline ferry strike begins',
    'Ferry crews of Northline in Orlavik walked out on Monday and all boats to the Sund islands stopped.\n\n“We are tired. We want our nights back,” said Runa Hald of the Seafarers’ Union.\n\nA spokeswoman for Northline said the company would ask a court to end the strike.',
    'Sund Broadcasting',
  ),
  doc(
    'c',
    'Northline goes to court over ferry strike',
    'Northline will ask a court in Orlavik to end a strike by ferry crews that has cut off the Sund islands.\n\nThey have not said when the boats will sail again.\n\nThe regional government chartered two fishing boats to carry patients to the hospital in Orlavik.',
    'Hallen Post',
  ),
];
