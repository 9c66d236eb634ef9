/** A plainly worded statement with its label; all names are made up. */
export type StanceExample = { readonly text: string; readonly target: string; readonly label: string };

/**
 * What people in the news mostly say, in plain words: the labelled files hold too little of it, as they were written to be
 * hard. Each pattern is filled with some of the matters, and told as it stands or by a reporter.
 */
export function stanceExamples(): StanceExample[] {
  return Object.entries(PATTERNS).flatMap(([label, patterns]) =>
    patterns.flatMap((pattern, p) =>
      MATTERS.filter((_, m) => (p + m) % 2 === 0).map((matter, m) => {
        const words = capital(
          pattern.replaceAll(/\b(NP|DOING|DO|UNDOING|UNDO)\b/g, (slot) => matter[SLOTS[slot] ?? 'np']),
        );
        return { text: told(words, p + m), target: matter.target, label };
      }),
    ),
  );
}

function told(words: string, turn: number): string {
  const [plain, quoted, reported] = [
    words,
    `“${words},” said minister Orla Fenn.`,
    `Orla Fenn, the trade minister, said: “${words}.”`,
  ];
  return [plain, quoted, plain, reported][turn % 4] ?? plain;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

type Matter = {
  readonly target: string;
  readonly np: string;
  readonly act: string;
  readonly acting: string;
  readonly undo: string;
  readonly undoing: string;
};

const SLOTS: Readonly<Record<string, Exclude<keyof Matter, 'target'>>> = {
  NP: 'np',
  DO: 'act',
  DOING: 'acting',
  UNDO: 'undo',
  UNDOING: 'undoing',
};

const matter = (
  target: string,
  np: string,
  [act, acting, undo, undoing]: readonly [string, string, string, string],
): Matter => ({ target, np, act, acting, undo, undoing });

const MATTERS: readonly Matter[] = [
  matter('A fourth bridge should be built at Sandwick', 'the fourth bridge', [
    'build the fourth bridge',
    'building the fourth bridge',
    'scrap the fourth bridge',
    'scrapping the fourth bridge',
  ]),
  matter('Petrol mowers should be banned', 'the ban on petrol mowers', [
    'ban petrol mowers',
    'banning petrol mowers',
    'allow petrol mowers',
    'allowing petrol mowers',
  ]),
  matter('lifting the sanctions on Iran', 'the lifting of the sanctions on Iran', [
    'lift the sanctions on Iran',
    'lifting the sanctions on Iran',
    'keep the sanctions on Iran',
    'keeping the sanctions on Iran',
  ]),
  matter('Georgia should join the EU', 'Georgian membership of the EU', [
    'let Georgia join the EU',
    'admitting Georgia to the EU',
    'keep Georgia out of the EU',
    'keeping Georgia out of the EU',
  ]),
  matter('a levy on parking', 'the levy on parking', [
    'introduce the levy on parking',
    'introducing the levy on parking',
    'repeal the levy on parking',
    'repealing the levy on parking',
  ]),
  matter('The fuel subsidy should be kept', 'the fuel subsidy', [
    'keep the fuel subsidy',
    'keeping the fuel subsidy',
    'abolish the fuel subsidy',
    'abolishing the fuel subsidy',
  ]),
  matter('closing the Harrow mine', 'the closure of the Harrow mine', [
    'close the Harrow mine',
    'closing the Harrow mine',
    'save the Harrow mine',
    'saving the Harrow mine',
  ]),
  matter('The voting age should be lowered', 'a lower voting age', [
    'lower the voting age',
    'lowering the voting age',
    'raise the voting age',
    'raising the voting age',
  ]),
  matter('sending tanks to Moldova', 'the delivery of tanks to Moldova', [
    'send tanks to Moldova',
    'sending tanks to Moldova',
    'withhold tanks from Moldova',
    'withholding tanks from Moldova',
  ]),
  matter('free school meals', 'free school meals', [
    'introduce free school meals',
    'introducing free school meals',
    'scrap free school meals',
    'scrapping free school meals',
  ]),
  matter('The ferry company should be privatised', 'the sale of the ferry company', [
    'privatise the ferry company',
    'privatising the ferry company',
    'keep the ferry company in public hands',
    'keeping the ferry company in public hands',
  ]),
  matter('The monarchy should be abolished', 'the abolition of the monarchy', [
    'abolish the monarchy',
    'abolishing the monarchy',
    'keep the monarchy',
    'keeping the monarchy',
  ]),
];

const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  supports: [
    'we support NP',
    'I back NP without reservation',
    'it is high time to DO',
    'we must DO',
    'she does not think it is wrong to DO',
    'he also did not believe it was a mistake to DO',
    'the government will DO',
    'I am in favour of NP',
    'DOING is the right thing to do',
    'DOING would be good for the country',
    'it would be a mistake to UNDO',
    'DOING makes sense',
    'I urge parliament to DO',
    'we should DO as soon as we can',
    'there is no alternative to NP',
    'we welcome NP',
    'NP is essential for our economy',
    'I voted for NP and would do so again',
    'this country needs NP',
    'UNDOING would be a disaster',
    'it would be wrong to UNDO',
    'I reject any plan to UNDO',
    'UNDOING makes no sense',
    'DOING is long overdue',
    'it is vital to DO',
    'we demand NP',
    'there can be no progress without NP',
  ],
  opposes: [
    'we oppose NP',
    'I reject NP',
    'I am against NP, now and later',
    'we must never DO',
    'the government will not DO',
    'I do not believe that DOING is realistic',
    'DOING is the wrong thing to do',
    'DOING would be a disaster for the country',
    'it would be a mistake to DO',
    'DOING makes no sense',
    'I urge parliament not to DO',
    'we should UNDO as soon as we can',
    'there is no need for NP',
    'we condemn NP',
    'NP is neither needed nor affordable',
    'I voted against NP and would do so again',
    'NP is unthinkable',
    'NP is off the table',
    'it would be wrong to DO now',
    'I cannot support NP',
    'NP is a terrible idea',
    'there must never be NP',
    'I do not see NP as likely',
    'I do not think it is practical to DO',
    'it is not realistic to DO',
    'she does not think it is workable to DO',
    'he also did not believe it was wise to DO',
    'he does not see it as sensible to DO',
  ],
  open: [
    'we do not rule out NP',
    'I would consider NP',
    'we have not yet decided on NP',
    'NP is on the table',
    'I am open to NP',
    'we are still weighing whether to DO',
    'I have an open mind on NP',
    'DOING is one of the options',
  ],
  conditional: [
    'we will DO only if prices fall',
    'I could support NP provided that the money is found',
    'unless the money is found, we cannot DO',
    'we can DO once the report is done',
    'I would agree to NP on condition that every party signs',
    'if the figures are right, we should DO',
    'as long as jobs are safe, I am for NP',
    'my vote for NP depends on the price',
    'we would not accept NP without guarantees',
    'we will never agree to NP reached without our involvement',
  ],
  unclear: [
    'the council debated NP for an hour',
    'NP was first proposed in 2019',
    'critics say that we should DO',
    'ministers will vote on NP in June',
    'what would NP cost?',
    'some people oppose NP',
    'the report on NP has 200 pages',
    'I cannot say whether we will DO',
    'my predecessor promised to DO',
    'nine million people heard the debate on NP',
    'a decision on NP is expected on Thursday',
    'the author of NP is a decent man',
    'lawyers for NP were paid well',
    'the minister declined to comment on NP',
  ],
};
