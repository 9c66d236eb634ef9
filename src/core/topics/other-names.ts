import { plainWord } from './fold-word.ts';

/** The phrases with the well-known other name of each that has one: with "EU" comes "European Union", and the reverse. */
export function withOtherNames(phrases: readonly string[]): readonly string[] {
  const others = phrases.flatMap((phrase) => {
    const acronym = ACRONYM_OF.get(plainWord(phrase.trim()));
    return [...(NAMES.get(phrase.trim()) ?? []), ...(acronym === undefined ? [] : [acronym])];
  });
  return [...new Set([...phrases, ...others])];
}

/** Whether the first letters of the words spell the acronym: "Grain Export Board" and GEB; "of" and the like may be left out. */
export function spells(words: readonly string[], acronym: string): boolean {
  const letters = acronym.toLowerCase();
  let next = letters.length - 1;
  for (const word of words.toReversed().map(plainWord)) {
    if (next >= 0 && word[0] === letters[next]) next--;
    else if (!SMALL.has(word)) return false;
  }
  return next < 0 && words.length > 1 && plainWord(words[0] ?? '')[0] === letters[0];
}

/** Words that acronyms leave out. */
export const SMALL: ReadonlySet<string> = new Set('a and at de du for in of on the to'.split(' '));

/** Names that readers take for one, by acronym. Written by hand; only those that mean one thing in nearly all news. */
const NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  `ADB=Asian Development Bank
AI=artificial intelligence
APEC=Asia-Pacific Economic Cooperation
ASEAN=Association of Southeast Asian Nations
CIA=Central Intelligence Agency
DRC=Democratic Republic of Congo|Democratic Republic of the Congo
ECB=European Central Bank
ECHR=European Court of Human Rights
EU=European Union
FAO=Food and Agriculture Organization
FBI=Federal Bureau of Investigation
FDA=Food and Drug Administration
FTC=Federal Trade Commission
GDP=gross domestic product
GDPR=General Data Protection Regulation
IAEA=International Atomic Energy Agency
ICJ=International Court of Justice
IEA=International Energy Agency
ILO=International Labour Organization
IMF=International Monetary Fund
IPCC=Intergovernmental Panel on Climate Change
LNG=liquefied natural gas
NASA=National Aeronautics and Space Administration
NATO=North Atlantic Treaty Organization
NHS=National Health Service
OECD=Organisation for Economic Co-operation and Development
OPEC=Organization of the Petroleum Exporting Countries
OSCE=Organization for Security and Co-operation in Europe
UAE=United Arab Emirates
UK=United Kingdom
UN=United Nations
UNHCR=United Nations High Commissioner for Refugees|UN refugee agency
UNICEF=United Nations Children's Fund
US=United States|U.S.
USA=United States of America
WFP=World Food Programme
WHO=World Health Organization
WTO=World Trade Organization`
    .split('\n')
    .map((line) => {
      const [acronym = '', names = ''] = line.split('=');
      return [acronym, names.split('|')];
    }),
);

const ACRONYM_OF: ReadonlyMap<string, string> = new Map(
  [...NAMES].flatMap(([acronym, names]) => names.map((name) => [plainWord(name), acronym] as const)),
);
