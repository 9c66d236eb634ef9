/**
 * When it was said: cases of our own. A text without a quotation of its own is a time to put after "Ines Karlo said".
 * Published on Thursday 13 February 2025 unless the case says otherwise; "-" is: the text does not tell the day.
 */
export type DayCase = {
  readonly text: string;
  readonly published: string | null;
  readonly from: string | null;
  readonly to: string | null;
};

const THURSDAY = '2025-02-13';

/** "time | day" or "time | first day | last day", one a line. */
function table(published: string | null, list: string): DayCase[] {
  return list
    .trim()
    .split('\n')
    .map((row) => {
      const [time = '', from = '-', to = from] = row.split('|').map((cell) => cell.trim());
      const isSentence = /[.”]$/.test(time);
      const text = isSentence ? time : `Ines Karlo said ${time} that the port would close.`;
      return { text, published, from: from === '-' ? null : from, to: to === '-' ? null : to };
    });
}

/** Times behind "Ines Karlo said", of words said by Thursday 13 February 2025. */
const plain = table(
  THURSDAY,
  `
  Thursday | 2025-02-13
  on Thursday | 2025-02-13
  on Wednesday | 2025-02-12
  on Friday | 2025-02-07
  Sunday | 2025-02-09
  on Monday night | 2025-02-10
  late Monday | 2025-02-10
  early on Tuesday | 2025-02-11
  early Tuesday morning | 2025-02-11
  in the early hours of Tuesday | 2025-02-11
  on the evening of Tuesday | 2025-02-11
  on Saturday afternoon | 2025-02-08
  late on Wednesday night | 2025-02-12
  last Friday | 2025-02-07
  last Tuesday | 2025-02-04
  last Thursday | 2025-02-06
  last Sunday | 2025-02-09
  this Tuesday | 2025-02-11
  this past Tuesday | 2025-02-11
  this past Thursday | 2025-02-06
  on Tuesday last week | 2025-02-04
  on Tuesday of last week | 2025-02-04
  last week on Friday | 2025-02-07
  earlier this week, on Monday, | 2025-02-10
  on Tuesday of this week | 2025-02-11
  a week ago Tuesday | 2025-02-04
  the Friday before last | 2025-01-31
  on Monday and Tuesday | 2025-02-10 | 2025-02-11
  on Saturday and again on Wednesday | 2025-02-08
  two Mondays ago | 2025-02-03
  today | 2025-02-13
  earlier today | 2025-02-13
  this morning | 2025-02-13
  this afternoon | 2025-02-13
  tonight | 2025-02-13
  this evening | 2025-02-13
  yesterday | 2025-02-12
  yesterday evening | 2025-02-12
  late yesterday | 2025-02-12
  last night | 2025-02-12
  overnight | 2025-02-12 | 2025-02-13
  the day before yesterday | 2025-02-11
  two days ago | 2025-02-11
  ten days ago | 2025-02-03
  3 days ago | 2025-02-10
  a couple of days ago | 2025-02-11
  a week ago | 2025-02-06
  just a week ago | 2025-02-06
  two weeks ago | 2025-01-30
  a fortnight ago | 2025-01-30
  three hours ago | 2025-02-13
  a month ago | 2025-01-01 | 2025-01-31
  two months ago | 2024-12-01 | 2024-12-31
  a year ago | 2024-01-01 | 2024-12-31
  three years ago | 2022-01-01 | 2022-12-31
  earlier this week | 2025-02-10 | 2025-02-13
  this week | 2025-02-10 | 2025-02-13
  last week | 2025-02-03 | 2025-02-09
  late last week | 2025-02-03 | 2025-02-09
  the week before last | 2025-01-27 | 2025-02-02
  earlier this month | 2025-02-01 | 2025-02-13
  last month | 2025-01-01 | 2025-01-31
  earlier this year | 2025-01-01 | 2025-02-13
  last year | 2024-01-01 | 2024-12-31
  over the weekend | 2025-02-08 | 2025-02-09
  at the weekend | 2025-02-08 | 2025-02-09
  last weekend | 2025-02-08 | 2025-02-09
  this weekend | 2025-02-08 | 2025-02-09
  during the weekend | 2025-02-08 | 2025-02-09
  in the past week | 2025-02-06 | 2025-02-13
  over the past two days | 2025-02-11 | 2025-02-13
  in January | 2025-01-01 | 2025-01-31
  in March | 2024-03-01 | 2024-03-31
  in February | 2025-02-01 | 2025-02-13
  last May | 2024-05-01 | 2024-05-31
  in early December | 2024-12-01 | 2024-12-31
  in mid-December | 2024-12-01 | 2024-12-31
  in a March interview | 2024-03-01 | 2024-03-31
  in March 2019 | 2019-03-01 | 2019-03-31
  in October of last year | 2024-10-01 | 2024-10-31
  in November last year | 2024-11-01 | 2024-11-30
  last year in October | 2024-10-01 | 2024-10-31
  in 2019 | 2019-01-01 | 2019-12-31
  back in 2016 | 2016-01-01 | 2016-12-31
  in a 2019 interview | 2019-01-01 | 2019-12-31
  in late 2023 | 2023-01-01 | 2023-12-31
  in 2025 | 2025-01-01 | 2025-02-13
  last summer | 2024-06-01 | 2024-08-31
  in the autumn of 2023 | 2023-09-01 | 2023-11-30
  on February 3 | 2025-02-03
  on Feb. 3 | 2025-02-03
  on 3 February | 2025-02-03
  on February 3rd | 2025-02-03
  on the 3rd of February | 2025-02-03
  on February 13 | 2025-02-13
  on February 20 | 2024-02-20
  on March 3 | 2024-03-03
  on Dec. 30 | 2024-12-30
  on December 31 | 2024-12-31
  on January 1 | 2025-01-01
  on New Year's Eve | 2024-12-31
  on Christmas Day | 2024-12-25
  on March 3, 2022, | 2022-03-03
  on 3 March 2022 | 2022-03-03
  on 3rd March, 2022, | 2022-03-03
  on Sept. 11, 2024, | 2024-09-11
  on Wednesday, February 12, | 2025-02-12
  on Wednesday 12 February | 2025-02-12
  on Wednesday (February 12) | 2025-02-12
  on Tuesday, 4 February 2025, | 2025-02-04
  on the 10th | 2025-02-10
  on the 20th | 2025-01-20
  on the morning of February 4 | 2025-02-04
  in a February 4 interview | 2025-02-04
  on February 3 and 4 | 2025-02-03 | 2025-02-04
  on 3-5 February | 2025-02-03 | 2025-02-05
  on 2025-02-12 | 2025-02-12
  on 12.02.2025 | 2025-02-12
  on 25/01/2025 | 2025-01-25
  on 1/25/2025 | 2025-01-25
  on 02/03/2025 | -
  on 02/02/2025 | 2025-02-02
  for the first time on Tuesday | 2025-02-11
  at Wednesday's meeting | 2025-02-12
  in a Monday interview | 2025-02-10
  in a Monday night speech | 2025-02-10
  in an interview broadcast on Sunday | 2025-02-09
  at a meeting in Osthaven on Tuesday | 2025-02-11
  after a meeting of harbour ministers on Tuesday | 2025-02-11
  a day after Tuesday's vote | 2025-02-12
  a day after the council voted on Monday | 2025-02-11
  two days before the February 12 summit | 2025-02-10
  a week after the February 3 summit | 2025-02-10
`,
);

const open = table(
  THURSDAY,
  `
  before the vote on Tuesday | -
  a day after the vote | -
  hours before the vote | -
  the next day | -
  the day before | -
  that evening | -
  ahead of Friday's vote | -
  since Monday | -
  repeatedly since last Monday | -
  in recent days | -
  a few days ago | -
  Ines Karlo said the port would close on Friday. | -
  Ines Karlo said the port would close by Friday. | -
  Ines Karlo said that by Friday the port would be closed. | -
  Ines Karlo said that on Friday the port would close. | -
  Ines Karlo said that the port had been shut since Monday. | -
  Ines Karlo said that the port would stay shut until Thursday. | -
  Ines Karlo said the port closed last year. | -
  Ines Karlo said Monday's vote would be void. | -
  Ines Karlo told reporters: “It closed on Friday.” | -
  “It closes on Friday,” Ines Karlo said. | -
  “We met on Tuesday,” Ines Karlo said. | -
  Ines Karlo said the port would close next Friday. | -
  Ines Karlo, who was elected on Tuesday, said that the port would close. | -
  Ines Karlo, who took office in 2019, said that the port would close. | -
  Although the council voted on Monday, Ines Karlo said that the port would close. | -
  Since Monday, Ines Karlo said, the port has been shut. | -
  Ines Karlo said that the port would close before the vote, and the council meets on Friday. | -
  Asked about the vote on Monday, Ines Karlo said that the port would close. | -
  The port closed on Monday. ¶ Ines Karlo said that nobody was told. | -
  April Lind said that the port would close. | -
  Ines Karlo said that May Lind would come. | -
`,
);

/** Times that stand elsewhere in the sentence, or go back to a day named before. */
const elsewhere = table(
  THURSDAY,
  `
  Ines Karlo on Wednesday said that the port would close. | 2025-02-12
  Ines Karlo today said that the port would close. | 2025-02-13
  Ines Karlo late on Tuesday said that the port would close. | 2025-02-11
  Ines Karlo earlier this week said that the port would close. | 2025-02-10 | 2025-02-13
  On Wednesday Ines Karlo said that the port would close. | 2025-02-12
  On Monday night, Ines Karlo said that the port would close. | 2025-02-10
  Last week, Ines Karlo said that the port would close. | 2025-02-03 | 2025-02-09
  In 2019, Ines Karlo said that the port would close. | 2019-01-01 | 2019-12-31
  In March, Ines Karlo said that the port would close. | 2024-03-01 | 2024-03-31
  Yesterday, Ines Karlo said that the port would close. | 2025-02-12
  Two days ago, Ines Karlo said that the port would close. | 2025-02-11
  Over the weekend, Ines Karlo said that the port would close. | 2025-02-08 | 2025-02-09
  Speaking to sailors in Osthaven on Wednesday, Ines Karlo said that the port would close. | 2025-02-12
  Speaking on Tuesday at a long meeting of the harbour ministers in Osthaven, Ines Karlo said that the port would close. | 2025-02-11
  In a statement on Wednesday, Ines Karlo said that the port would close. | 2025-02-12
  In an interview with the Osthaven Post on Monday, Ines Karlo said that the port would close. | 2025-02-10
  Asked on Wednesday about Monday's vote, Ines Karlo said that the port would close. | 2025-02-12
  Ines Karlo, speaking in Osthaven on Wednesday, said that the port would close. | 2025-02-12
  Ines Karlo, in an interview on Wednesday, said that the port would close. | 2025-02-12
  Ines Karlo visited Osthaven on Tuesday and said that the port would close. | 2025-02-11
  “It is over,” Ines Karlo said Wednesday. | 2025-02-12
  “It is over,” Ines Karlo said on Wednesday. | 2025-02-12
  “It is over,” said Ines Karlo on Tuesday. | 2025-02-11
  “It is over,” Ines Karlo told reporters in Osthaven on Tuesday. | 2025-02-11
  “It is over,” Ines Karlo told a news conference late on Tuesday. | 2025-02-11
  “It is over,” Ines Karlo wrote in a post on February 4. | 2025-02-04
  “It is over,” she said in a statement released Tuesday. | 2025-02-11
  “It is over,” Ines Karlo said Wednesday, “and it was over in May.” | 2025-02-12
  The port will close in May, Ines Karlo said on Tuesday. | 2025-02-11
  The port closed on Monday, Ines Karlo said on Tuesday. | 2025-02-11
  According to a report published on Tuesday, the port would close. | 2025-02-11
  A statement released on Tuesday said that the port would close. | 2025-02-11
  Ines Karlo told the council on Tuesday that the port would close on Friday. | 2025-02-11
  Ines Karlo said on Tuesday that the port closed on Monday. | 2025-02-11
  She took back her words from Wednesday, when she said that the port would close. | 2025-02-12
  Ines Karlo on Wednesday rejected the offer, arguing that the port would close. | 2025-02-12
  The council met on Wednesday. ¶ Ines Karlo later that day said that the port would close. | 2025-02-12
  The council met on Monday. ¶ The next day, Ines Karlo said that the port would close. | 2025-02-11
  The council met on Monday. ¶ Ines Karlo said the following day that the port would close. | 2025-02-11
  The council met on Tuesday. ¶ The day before, Ines Karlo said that the port would close. | 2025-02-10
  The council met on Tuesday. ¶ The previous evening Ines Karlo said that the port would close. | 2025-02-10
  The council met on Tuesday. ¶ Ines Karlo said the same day that the port would close. | 2025-02-11
  The council met on February 3. ¶ Two days later, Ines Karlo said that the port would close. | 2025-02-05
  The council met on February 3. ¶ Ines Karlo said a day earlier that the port would close. | 2025-02-02
  The council met on February 3. ¶ A week later Ines Karlo said that the port would close. | 2025-02-10
  The council met on Tuesday. “We met on Monday,” it wrote. ¶ That evening Ines Karlo said that the port would close. | 2025-02-11
  Ines Karlo said on Wednesday that the port would close. “It is over,” she added. | 2025-02-12
  Ines Karlo will say on Friday that the port is to close. | 2025-02-14
  Ines Karlo will tell the council tomorrow that the port is to close. | 2025-02-14
  Ines Karlo is expected to say on Monday that the port is to close. | 2025-02-17
  OSTHAVEN, Feb 12 (Wire) - Ines Karlo said on Wednesday that the port would close. | 2025-02-12
  OSTHAVEN, Feb 12 (Wire) - Ines Karlo said today that the port would close. | 2025-02-12
  OSTHAVEN, Feb. 11 (Wire) — Ines Karlo said yesterday that the port would close. | 2025-02-10
  OSTHAVEN, Feb 12 (Wire) - Ines Karlo said that the port would close. | -
  OSTHAVEN (Wire) — Ines Karlo said on Wednesday that the port would close. | 2025-02-12
`,
);

/** The forms of news by and large, each in a sentence of its own. */
const forms = table(
  THURSDAY,
  `
  Tomas Veld told lawmakers Tuesday that the bill was dead. | 2025-02-11
  Tomas Veld told the BBC on Sunday that the bill was dead. | 2025-02-09
  Tomas Veld told a rally in Osthaven late on Saturday that the bill was dead. | 2025-02-08
  “The bill is dead,” Tomas Veld told the BBC's Morning Show on Sunday. | 2025-02-09
  “The bill is dead,” Veld said in a statement Wednesday. | 2025-02-12
  “The bill is dead,” Veld said in a statement late Wednesday night. | 2025-02-12
  “The bill is dead,” Veld tweeted on Feb. 9. | 2025-02-09
  “The bill is dead,” Veld wrote on X early Tuesday. | 2025-02-11
  “The bill is dead,” Veld said during a Monday press conference. | 2025-02-10
  “The bill is dead,” Veld said at a news conference on Monday afternoon. | 2025-02-10
  “The bill is dead,” Veld said in an interview that aired Sunday. | 2025-02-09
  “The bill is dead,” Veld said in an interview with the Post published on Tuesday. | 2025-02-11
  “The bill is dead,” Veld said in his weekly address on Saturday. | 2025-02-08
  “The bill is dead,” Veld said in 2021. | 2021-01-01 | 2021-12-31
  “The bill is dead,” Veld said in November. | 2024-11-01 | 2024-11-30
  “The bill is dead,” Veld said last month. | 2025-01-01 | 2025-01-31
  “The bill is dead,” Veld said last week. | 2025-02-03 | 2025-02-09
  “The bill is dead,” Veld said two weeks ago. | 2025-01-30
  “The bill is dead,” Veld said at the time. | -
  “The bill is dead,” Veld said then. | -
  “The bill is dead,” Veld said before Wednesday's vote. | -
  “The bill is dead,” Veld said ahead of the vote on Friday. | -
  “The bill is dead,” Veld said after Wednesday's vote. | -
  “The bill is dead,” Veld said by phone on Wednesday. | 2025-02-12
  “The bill is dead,” Veld said from Kyiv on Wednesday. | 2025-02-12
  “The bill is dead,” Veld said on Tuesday, a day after the council voted. | 2025-02-11
  “The bill is dead,” Veld said on Tuesday, hours before the vote. | 2025-02-11
  “The bill is dead,” Veld, 54, said on Tuesday. | 2025-02-11
  “The bill is dead,” said Veld, the harbour minister, on Tuesday. | 2025-02-11
  “The bill is dead,” said Veld, who met the council on Monday. | -
  “The bill is dead,” said Veld, who took office in January. | -
  “The bill,” Veld said on Tuesday, “is dead.” | 2025-02-11
  On Tuesday, “the bill is dead,” Veld said. | 2025-02-11
  Earlier on Tuesday, Veld said the bill was dead. | 2025-02-11
  Early Tuesday, Veld said the bill was dead. | 2025-02-11
  Late last month, Veld said the bill was dead. | 2025-01-01 | 2025-01-31
  Last Thursday, Veld said the bill was dead. | 2025-02-06
  This week, Veld said the bill was dead. | 2025-02-10 | 2025-02-13
  Three days ago, Veld said the bill was dead. | 2025-02-10
  On the eve of the vote, Veld said the bill was dead. | -
  At a meeting on Tuesday in Osthaven, Veld said the bill was dead. | 2025-02-11
  During a visit to Osthaven on Tuesday, Veld said the bill was dead. | 2025-02-11
  After meeting the king on Tuesday, Veld said the bill was dead. | 2025-02-11
  In a letter dated February 4, Veld said the bill was dead. | 2025-02-04
  In a speech to parliament on 4 February 2025, Veld said the bill was dead. | 2025-02-04
  In a Facebook post Sunday, Veld said the bill was dead. | 2025-02-09
  Veld said in a Facebook post on Sunday that the bill was dead. | 2025-02-09
  Veld said Tuesday night the bill was dead. | 2025-02-11
  Veld said late Tuesday the bill was dead. | 2025-02-11
  Veld said Tuesday he would not vote on Friday. | 2025-02-11
  Veld said Tuesday's vote was void. | -
  Veld said the vote on Tuesday was void. | -
  Veld said on Monday, Feb. 10, that the bill was dead. | 2025-02-10
  Veld said Monday (Feb. 10) that the bill was dead. | 2025-02-10
  Veld said on 10 February the bill was dead. | 2025-02-10
  Veld said in a 3 February letter that the bill was dead. | 2025-02-03
  Veld said in a letter on February 3rd, 2025 that the bill was dead. | 2025-02-03
  Veld said over the weekend the bill was dead. | 2025-02-08 | 2025-02-09
  Veld reiterated on Tuesday that the bill was dead. | 2025-02-11
  Veld has said since Monday that the bill is dead. | -
  Veld has repeatedly said the bill is dead. | -
  Veld on Tuesday denied that the bill was dead. | 2025-02-11
  Veld warned on Tuesday that the bill would die by Friday. | 2025-02-11
  Veld promised last year that the bill would pass in 2025. | 2024-01-01 | 2024-12-31
  Veld pledged in January to sign the bill by March. | 2025-01-01 | 2025-01-31
  According to a statement on Tuesday, the bill is dead. | 2025-02-11
  According to Veld, who spoke on Tuesday, the bill is dead. | 2025-02-11
  The bill is dead, Veld told reporters on Tuesday. | 2025-02-11
  The bill died on Monday, according to Veld. | -
  The ministry said in a statement released late on Tuesday that the bill was dead. | 2025-02-11
  The report, published on Tuesday, said the bill was dead. | 2025-02-11
  The court ruled on Monday. ¶ “The bill is dead,” Veld said the same evening. | 2025-02-10
  The court ruled on Monday. ¶ “The bill is dead,” Veld said afterwards. | -
  The court ruled on Monday. ¶ A day later, Veld said the bill was dead. | 2025-02-11
  The court ruled on Friday. ¶ The following Monday, Veld said the bill was dead. | 2025-02-10
  The court ruled in December. ¶ “The bill is dead,” Veld said the next day. | -
  Veld met the king on Monday. On Tuesday he said the bill was dead. | 2025-02-11
  Veld will tell parliament on Monday that the bill is dead. | 2025-02-17
  Veld said on Wednesday evening, after talks with the king, that the bill was dead. | 2025-02-12
  Veld, speaking at a forum in Osthaven on Tuesday, said the bill was dead. | 2025-02-11
  Veld, who spoke on Tuesday, said the bill was dead. | 2025-02-11
  Veld arrived on Tuesday and told reporters the bill was dead. | 2025-02-11
  Veld said on Saturday and Sunday that the bill was dead. | 2025-02-08 | 2025-02-09
  Veld said on Tuesday morning local time that the bill was dead. | 2025-02-11
  Veld said at 9 a.m. on Tuesday that the bill was dead. | 2025-02-11
  Veld said at around 9pm on Tuesday that the bill was dead. | 2025-02-11
  Veld told a crowd of 300 on Tuesday the bill was dead. | 2025-02-11
  Veld told CNN Monday the bill was dead. | 2025-02-10
  Veld told The Osthaven Post in March 2023 that the bill was dead. | 2023-03-01 | 2023-03-31
  Back in March, Veld said the bill was dead. | 2024-03-01 | 2024-03-31
  As recently as Monday, Veld said the bill was dead. | 2025-02-10
  Until last week, Veld said the bill was fine. | -
  Only yesterday Veld said the bill was dead. | 2025-02-12
  “The bill is dead,” Veld said yesterday afternoon. | 2025-02-12
  “The bill is dead,” Veld said earlier in the day. | 2025-02-13
  “The bill is dead,” Veld said in this morning's debate. | 2025-02-13
  “The bill is dead,” Veld said at Tuesday's debate. | 2025-02-11
  “The bill is dead,” Veld said in last night's debate. | 2025-02-12
  “The bill is dead,” Veld said at last week's summit. | 2025-02-03 | 2025-02-09
  “The bill is dead,” Veld said in Sunday night's debate. | 2025-02-09
  “The bill is dead,” Veld said, speaking on Tuesday. | 2025-02-11
  “The bill is dead,” Veld said, in a speech on Tuesday. | 2025-02-11
  “The bill is dead,” he said in a Feb. 3 email. | 2025-02-03
  “The bill is dead,” he said during the first week of February. | 2025-02-01 | 2025-02-13
  Addressing reporters on Tuesday evening, Veld said the bill was dead. | 2025-02-11
  In remarks on Tuesday to the chamber, Veld said the bill was dead. | 2025-02-11
  Veld, in a rare interview on Tuesday with the Post, said the bill was dead. | 2025-02-11
  Hours after the vote on Tuesday, Veld said the bill was dead. | 2025-02-11
  Days after the vote, Veld said the bill was dead. | -
  Two days after Sunday's vote, Veld said the bill was dead. | 2025-02-11
  A week before the summit, Veld said the bill was dead. | -
  The day after the vote, Veld said the bill was dead. | -
  On the same day, Veld said the bill was dead. | -
  Earlier in February, Veld said the bill was dead. | 2025-02-01 | 2025-02-13
  Late in January, Veld said the bill was dead. | 2025-01-01 | 2025-01-31
  In mid-January, Veld said the bill was dead. | 2025-01-01 | 2025-01-31
  At the end of January, Veld said the bill was dead. | 2025-01-01 | 2025-01-31
  Last spring, Veld said the bill was dead. | 2024-03-01 | 2024-05-31
  Last December, Veld said the bill was dead. | 2024-12-01 | 2024-12-31
  Last January, Veld said the bill was dead. | 2025-01-01 | 2025-01-31
  In January 2024, Veld said the bill was dead. | 2024-01-01 | 2024-01-31
  In a January 2024 interview, Veld said the bill was dead. | 2024-01-01 | 2024-01-31
  In a 2016 book, Veld said the bill was dead. | 2016-01-01 | 2016-12-31
  On January 31st, Veld said the bill was dead. | 2025-01-31
  On 31 Jan, Veld said the bill was dead. | 2025-01-31
  On Jan. 31, 2024, Veld said the bill was dead. | 2024-01-31
  On the 31st, Veld said the bill was dead. | 2025-01-31
  On 13/01/2025 Veld said the bill was dead. | 2025-01-13
  On 01/02/2025 Veld said the bill was dead. | -
  On Monday and again on Tuesday, Veld said the bill was dead. | 2025-02-10
  Veld said on Mon., Feb. 10, that the bill was dead. | 2025-02-10
  Veld said Wednesday morning that the bill was dead. | 2025-02-12
  Veld said on Wednesday in Osthaven that the bill was dead. | 2025-02-12
  Veld said in Osthaven on Wednesday that the bill was dead. | 2025-02-12
  Veld said on Wednesday during talks in Osthaven the bill was dead. | 2025-02-12
  Veld said this past weekend that the bill was dead. | 2025-02-08 | 2025-02-09
  Veld said this month that the bill was dead. | 2025-02-01 | 2025-02-13
  Veld said this year that the bill was dead. | 2025-01-01 | 2025-02-13
  Veld said moments ago that the bill was dead. | -
  Veld said an hour ago that the bill was dead. | 2025-02-13
  Veld said a few weeks ago that the bill was dead. | -
  Veld said years ago that the bill was dead. | -
  Veld said six months ago that the bill was dead. | 2024-08-01 | 2024-08-31
  Veld said ten years ago that the bill was dead. | 2015-01-01 | 2015-12-31
  Veld said just two days ago that the bill was dead. | 2025-02-11
  Veld said on Wednesday he would resign on Friday. | 2025-02-12
  Veld said the bill, which passed on Tuesday, was dead. | -
  Veld said, “The bill died on Tuesday.” | -
  Veld said that last week's vote was void. | -
  Veld said the bill would be dead by next week. | -
  Veld said the bill had been dead for two weeks. | -
  Veld said the bill died two days ago. | -
  Veld said he would resign tomorrow. | -
  Veld said the talks in March failed. | -
  Veld said in August the bill would pass. | 2024-08-01 | 2024-08-31
  Veld, re-elected in 2022, said the bill was dead. | -
  Veld, minister since 2019, said the bill was dead. | -
  Veld, who resigned last week, said the bill was dead. | -
  The council, which met on Tuesday, said the bill was dead. | -
  “The bill is dead,” said Veld in January. | 2025-01-01 | 2025-01-31
  “The bill is dead,” Veld told the Post last Friday. | 2025-02-07
  “The bill is dead,” Veld told the Post in a Thursday interview. | 2025-02-13
  “The bill is dead,” Veld told Reuters by email on Tuesday. | 2025-02-11
  “The bill is dead,” Veld said of the plan on Tuesday. | 2025-02-11
  “The bill is dead,” Veld said about the plan on Tuesday. | 2025-02-11
  “The bill is dead,” Veld said following a meeting on Tuesday. | 2025-02-11
  “The bill is dead,” Veld said at a briefing before the vote on Friday. | -
  “The bill is dead,” Veld said when asked on Tuesday. | -
  “The bill is dead,” Veld said when the council met on Tuesday. | -
  “The bill is dead,” Veld said two days later. | -
  The court ruled on Feb. 3. ¶ “The bill is dead,” Veld said two days later. | 2025-02-05
  The court ruled on Feb. 3. ¶ A week later, Veld said the bill was dead. | 2025-02-10
  The court ruled on Feb. 3. ¶ Veld had said the day before that the bill was dead. | 2025-02-02
  The court ruled on Feb. 3. ¶ The night before, Veld said the bill was dead. | 2025-02-02
  The court ruled yesterday. ¶ Later in the day Veld said the bill was dead. | 2025-02-12
  The court ruled on Tuesday. ¶ By then, Veld said, the bill was dead. | -
  Veld said on Tuesday the bill was dead. He added that nobody cared. | 2025-02-11
  Veld said on Tuesday the bill was dead. ¶ “Nobody cares,” he said. | 2025-02-11
`,
);

const edges = [
  // Monday 3 March 2025
  ...table(
    '2025-03-03',
    `
  on Sunday | 2025-03-02
  on Friday | 2025-02-28
  last Friday | 2025-02-28
  last Monday | 2025-02-24
  last week | 2025-02-24 | 2025-03-02
  over the weekend | 2025-03-01 | 2025-03-02
  yesterday | 2025-03-02
  on February 29 | 2024-02-29
  three days ago | 2025-02-28
  last month | 2025-02-01 | 2025-02-28
  earlier this week | 2025-03-03 | 2025-03-03
  on the 28th | 2025-02-28
  on the 30th | 2025-01-30
`,
  ),
  // Friday 1 March 2024, a leap year
  ...table(
    '2024-03-01',
    `
  yesterday | 2024-02-29
  on Thursday | 2024-02-29
  last month | 2024-02-01 | 2024-02-29
  in February | 2024-02-01 | 2024-02-29
  two days ago | 2024-02-28
`,
  ),
  // Wednesday 1 January 2025
  ...table(
    '2025-01-01',
    `
  yesterday | 2024-12-31
  on Tuesday | 2024-12-31
  last night | 2024-12-31
  last month | 2024-12-01 | 2024-12-31
  last week | 2024-12-23 | 2024-12-29
  this week | 2024-12-30 | 2025-01-01
  last year | 2024-01-01 | 2024-12-31
  on Dec. 31 | 2024-12-31
  in December | 2024-12-01 | 2024-12-31
`,
  ),
  // Sunday 9 February 2025
  ...table(
    '2025-02-09',
    `
  on Saturday | 2025-02-08
  on Sunday | 2025-02-09
  on Monday | 2025-02-03
  last Monday | 2025-01-27
  over the weekend | 2025-02-08 | 2025-02-09
  last weekend | 2025-02-01 | 2025-02-02
  earlier this week | 2025-02-03 | 2025-02-09
`,
  ),
  ...table(
    null,
    `
  on Wednesday | -
  yesterday | -
  on February 3 | -
  last week | -
  in March | -
  on February 3, 2025, | 2025-02-03
  on 3 March 2022 | 2022-03-03
  in March 2019 | 2019-03-01 | 2019-03-31
  in 2019 | 2019-01-01 | 2019-12-31
  Wednesday, February 12, 2025 ¶ Ines Karlo said on Tuesday that the port would close. | 2025-02-11
`,
  ),
];

export const dayCases: readonly DayCase[] = [...plain, ...open, ...elsewhere, ...forms, ...edges];
