import type { Position } from '../../../src/model/stance.ts';
import type { CueClass } from '../../../src/model/statement.ts';
import type { Proposition } from '../../../src/model/topic.ts';

/**
 * A statement as it stands in a short article. `words` are marked by brackets [[...]] in `context`; `null` is "takes no
 * position", whether its words concern the proposition or not.
 */
export type ArticleRow = {
  readonly on: keyof typeof propositions;
  readonly label: Exclude<Position, 'unclear'> | null;
  readonly before?: string; // what the article says right before the sentence
  readonly context: string;
  readonly name?: string;
  readonly role?: string;
  readonly cue?: CueClass;
};

const proposition = (text: string, about: string): Proposition => ({ id: 'p', text, about });

export const propositions = {
  nato: proposition('Ukraine should join NATO', 'NATO membership for Ukraine'),
  troops: proposition('NATO countries should send troops to Ukraine', 'NATO troops in Ukraine'),
  land: proposition('Ukraine should give up territory for peace', 'territorial concessions by Ukraine'),
  seat: proposition('Europe should have a seat at the peace talks', 'a European seat at the peace talks'),
  guarantees: proposition('Ukraine should be given security guarantees', 'security guarantees for Ukraine'),
  gaza: proposition('There should be a ceasefire in Gaza', 'a ceasefire in Gaza'),
  palestine: proposition('A Palestinian state should be recognised', 'recognition of a Palestinian state'),
  tariffs: proposition('The United States should put tariffs on Chinese goods', 'US tariffs on Chinese goods'),
  chips: proposition('Exports of advanced chips to China should be restricted', 'limits on chip exports to China'),
  fossil: proposition('Fossil fuels should be phased out', 'a phase-out of fossil fuels'),
  ai: proposition('Artificial intelligence should be regulated by law', 'regulation of artificial intelligence'),
  stadium: proposition('The Halden stadium should be sold', 'the sale of the Halden stadium'),
  wage: proposition('The minimum wage should be raised', 'a higher minimum wage'),
} as const;

/**
 * Written and labelled before the rules met them; some of what they got wrong then has shaped the rules since, so their
 * figures are those of a tuned table. Every politician, firm and club in it is made up.
 */
export const articleRows: readonly ArticleRow[] = [
  // reporters' paraphrases
  {
    on: 'nato',
    label: 'opposes',
    context: 'The Norwegian premier, Aksel Tveit, said on Tuesday [[he saw no path for Ukraine into NATO]].',
    name: 'Aksel Tveit',
    role: 'Norwegian premier',
  },
  {
    on: 'nato',
    label: 'supports',
    context: 'Ms Daubner said [[her party had always wanted Kyiv inside the alliance and would vote for it again]].',
    name: 'Irena Daubner',
  },
  {
    on: 'nato',
    label: 'opposes',
    context: 'Colonel Rusk told the hearing that [[admitting Ukraine to NATO would only prolong the war]].',
    name: 'Peter Rusk',
  },
  {
    on: 'nato',
    label: 'open',
    context: 'Mr Orbeck [[would not exclude Ukrainian membership of NATO at some point]], he said in Riga.',
    name: 'Jan Orbeck',
  },
  {
    on: 'nato',
    label: 'open',
    context:
      'The chancellor said [[she was no longer ruling out NATO membership for Ukraine, a month after she had called it a dangerous idea]].',
    name: 'Hedda Wolters',
    role: 'chancellor',
  },
  {
    on: 'nato',
    label: 'supports',
    context: 'Mr Tamm said [[Ukraine should join NATO, weeks after he had told voters that it would be a mistake]].',
    name: 'Urmas Tamm',
  },
  // a second clause about something else
  {
    on: 'nato',
    label: 'opposes',
    context:
      'Mr Larkin said [[he did not see NATO membership for Ukraine as likely, and that Russia would keep some of what it had taken]].',
    name: 'Owen Larkin',
  },
  {
    on: 'land',
    label: null,
    context:
      'Mr Larkin said [[he did not see NATO membership for Ukraine as likely, and that Russia would keep some of what it had taken]].',
    name: 'Owen Larkin',
  },
  {
    on: 'nato',
    label: 'supports',
    context: '[[“Ukraine belongs in NATO, and grain prices must come down,”]] said Ms Halvarsson.',
    name: 'Elsa Halvarsson',
  },
  {
    on: 'wage',
    label: 'opposes',
    context:
      'The finance minister said [[the government would not raise the minimum wage this year and that the budget would be balanced by spring]].',
    name: 'Dario Felt',
    role: 'finance minister',
  },
  {
    on: 'guarantees',
    label: 'supports',
    context:
      '[[“We want firm security guarantees for Ukraine. Football fans, by the way, will get their trains back,”]] he said.',
    name: 'Milo Brandsen',
  },
  // something named in the sentences before
  {
    on: 'nato',
    label: 'open',
    before:
      'Mr Brek appeared to retreat from his words of Monday, when he said that it was not realistic for Ukraine to join NATO.',
    context: '[[“All options are open,”]] he told reporters on Tuesday.',
    name: 'Otto Brek',
  },
  {
    on: 'nato',
    label: null,
    before: 'The coach of the Halden Bears was asked about the next season.',
    context: '[[“Everything is on the table,”]] he said.',
    name: 'Lars Bohm',
    role: 'coach',
  },
  {
    on: 'nato',
    label: null,
    before: 'The talks in Geneva will go on until Friday.',
    context: '[[“Everything is on the table,”]] the Swiss mediator said.',
    name: 'Reto Imhof',
    role: 'Swiss mediator',
  },
  {
    on: 'wage',
    label: 'open',
    before: 'Ms Karg had said in June that a higher minimum wage was out of the question.',
    context: 'On Monday [[nothing was off the table]], she said.',
    name: 'Tilda Karg',
  },
  {
    on: 'stadium',
    label: 'opposes',
    before: 'Asked about the sale of the Halden stadium, the mayor did not hesitate.',
    context: '[[“I am against it, full stop,”]] she said.',
    name: 'Greta Ohlin',
    role: 'mayor',
  },
  {
    on: 'gaza',
    label: 'supports',
    before: 'Mr Calder was asked whether there should be a ceasefire in Gaza.',
    context: '[[“Yes. It is long overdue,”]] he said.',
    name: 'Neil Calder',
  },
  {
    on: 'nato',
    label: null,
    before: 'Mr Hallam has long said that Ukraine should join NATO.',
    context: '[[“It is a terrible idea to close the rail bridge,”]] he told residents.',
    name: 'Ivor Hallam',
  },
  // third parties
  {
    on: 'nato',
    label: 'opposes',
    context: '[[“Russia opposes any membership of Ukraine in NATO,”]] the Russian foreign minister said.',
    name: 'Arkady Belov',
    role: 'Russian foreign minister',
  },
  {
    on: 'nato',
    label: null,
    context: '[[“Russia opposes any membership of Ukraine in NATO,”]] the Danish foreign minister said.',
    name: 'Mette Krogh',
    role: 'Danish foreign minister',
  },
  {
    on: 'nato',
    label: 'opposes',
    context: 'A Kremlin spokesman said [[Moscow would never accept Ukraine in NATO]].',
    name: 'Pavel Ignatyev',
    role: 'Kremlin spokesman',
  },
  {
    on: 'palestine',
    label: 'supports',
    context: '[[“Ireland supports the recognition of a Palestinian state,”]] said Irish prime minister Fiona Garvey.',
    name: 'Fiona Garvey',
    role: 'Irish prime minister',
  },
  {
    on: 'palestine',
    label: null,
    context: '[[“France wants a Palestinian state to be recognised by June,”]] said the German envoy.',
    name: 'Lutz Mehring',
    role: 'German envoy',
  },
  {
    on: 'troops',
    label: null,
    context: 'Mr Pinter said [[the British were keen on sending troops to Ukraine]].',
    name: 'Laszlo Pinter',
    role: 'Hungarian defence minister',
  },
  {
    on: 'tariffs',
    label: 'opposes',
    context:
      '[[“China firmly opposes the US tariffs on Chinese goods,”]] a commerce ministry spokeswoman in Beijing said.',
    name: 'Liu Qiaohan',
    role: 'Chinese commerce ministry spokeswoman',
  },
  {
    on: 'nato',
    label: null,
    context: 'Ms Adler said [[her predecessor had opposed NATO membership for Ukraine]].',
    name: 'Judith Adler',
    role: 'German defence minister',
  },
  {
    on: 'nato',
    label: null,
    context: 'Mr Sorel said [[the president of Slovakia was against Ukraine joining NATO]].',
    name: 'Luc Sorel',
    role: 'French senator',
  },
  // negations
  {
    on: 'chips',
    label: 'opposes',
    context: '[[“We do not think that limits on chip exports to China work,”]] said Ms Yoder of the chamber of trade.',
    name: 'Carla Yoder',
  },
  {
    on: 'land',
    label: 'opposes',
    context: '[[“Ukraine will not give up a single metre of its territory,”]] said Ukraine’s ambassador.',
    name: 'Bohdan Lys',
    role: 'Ukrainian ambassador',
  },
  {
    on: 'land',
    label: 'opposes',
    context: 'Nobody, he said, [[should ask Ukraine to give up territory for peace]].',
    name: 'Janis Ozols',
  },
  {
    on: 'troops',
    label: 'opposes',
    context: 'The Italian defence minister said [[Rome had no plans to send troops to Ukraine]].',
    name: 'Aldo Vieri',
    role: 'Italian defence minister',
  },
  {
    on: 'gaza',
    label: 'opposes',
    context: '[[“There will be no ceasefire in Gaza while hostages are held,”]] he said.',
    name: 'Amos Tal',
  },
  {
    on: 'ai',
    label: 'supports',
    context: '[[“It is not true that regulating artificial intelligence by law would kill start-ups,”]] said Mr Quist.',
    name: 'Bram Quist',
  },
  {
    on: 'fossil',
    label: 'supports',
    context: '[[“We cannot afford not to phase out fossil fuels,”]] the climate envoy said.',
    name: 'Ana Pires',
    role: 'climate envoy',
  },
  {
    on: 'nato',
    label: null,
    context: 'Mr Voss did not say [[whether he still supported NATO membership for Ukraine]].',
    name: 'Henrik Voss',
    cue: 'negated',
  },
  {
    on: 'nato',
    label: null,
    context: '[[“I never said that Ukraine should not join NATO,”]] he said.',
    name: 'Rui Matos',
  },
  // conditionals
  {
    on: 'troops',
    label: 'conditional',
    context: '[[“If there is a truce that holds, Sweden will send troops to Ukraine,”]] the premier said.',
    name: 'Nils Ekdahl',
    role: 'Swedish premier',
  },
  {
    on: 'palestine',
    label: 'conditional',
    context: 'He said [[London would recognise a Palestinian state only once the hostages were free]].',
    name: 'Giles Aske',
    role: 'British foreign secretary',
  },
  {
    on: 'guarantees',
    label: 'conditional',
    context: '[[“Unless Washington takes part, there can be no security guarantees for Ukraine,”]] he said.',
    name: 'Tom Reyes',
  },
  {
    on: 'ai',
    label: 'conditional',
    context:
      'Ms Lind said [[she could back a law on artificial intelligence, provided that small firms were exempted]].',
    name: 'Maja Lind',
  },
  {
    on: 'nato',
    label: 'supports',
    context: '[[“Even if it takes ten years, Ukraine should join NATO,”]] she said.',
    name: 'Vera Stolz',
  },
  {
    on: 'nato',
    label: null,
    context: '[[“If you ask me about NATO and Ukraine once more, I will leave,”]] he joked.',
    name: 'Ed Marlow',
  },
  // questions, irony, facts
  {
    on: 'nato',
    label: null,
    context: '[[“Should Ukraine join NATO? Ask the thirty-two parliaments,”]] he said.',
    name: 'Jos Verlinden',
  },
  {
    on: 'troops',
    label: null,
    context: '[[“Who on earth wants to send NATO troops to Ukraine?”]] asked Ms Carne.',
    name: 'Holly Carne',
  },
  {
    on: 'tariffs',
    label: null,
    context: '[[“Oh yes, tariffs on Chinese goods are a wonderful gift to every shopper in America,”]] she quipped.',
    name: 'Dana Whitlow',
  },
  {
    on: 'tariffs',
    label: null,
    context: 'The agency said [[US tariffs on Chinese goods had brought in four billion dollars since June]].',
    name: 'Kurt Bell',
  },
  {
    on: 'seat',
    label: null,
    context: '[[“European ministers met on the fringes of the peace talks for an hour,”]] an aide said.',
    name: 'Noor Haddad',
  },
  {
    on: 'fossil',
    label: null,
    context: 'Ms Ruiz said [[the share of fossil fuels in the grid fell to a third last year]].',
    name: 'Pilar Ruiz',
  },
  {
    on: 'ai',
    label: null,
    context: '[[“Artificial intelligence will change how every clerk in this town works,”]] said Mr Odum.',
    name: 'Kofi Odum',
  },
  // distractors from sports and the economy
  {
    on: 'nato',
    label: null,
    context: '[[“I would love Ukraine to join the league next season,”]] the hockey chief said.',
    name: 'Rolf Egger',
  },
  {
    on: 'stadium',
    label: null,
    context: '[[“The Halden stadium was sold out on Saturday, which was wonderful,”]] said the club’s captain.',
    name: 'Pia Grahn',
  },
  {
    on: 'wage',
    label: null,
    context: '[[“Higher wages at the top have ruined this sport,”]] the chairman said.',
    name: 'Des Moody',
  },
  {
    on: 'chips',
    label: null,
    context: '[[“Exports of wine to China must grow,”]] the vintners’ leader said.',
    name: 'Jean Aubry',
  },
  // plain statements as articles carry them
  {
    on: 'fossil',
    label: 'supports',
    context: '[[“The age of coal, oil and gas is over: fossil fuels have to be phased out,”]] she told the summit.',
    name: 'Lea Tuilagi',
  },
  {
    on: 'seat',
    label: 'supports',
    context: 'Mr Bruun insisted that [[no peace talks should take place without Europe]].',
    name: 'Kaj Bruun',
  },
  {
    on: 'guarantees',
    label: 'supports',
    context: '[[“Ukraine needs security guarantees that are worth more than paper,”]] he said.',
    name: 'Ivo Kranjc',
  },
  {
    on: 'tariffs',
    label: 'supports',
    context: 'She [[defended the tariffs on Chinese goods as the only language Beijing understood]].',
    name: 'Rhonda Pike',
    cue: 'claim',
  },
  {
    on: 'chips',
    label: 'supports',
    context: '[[“We have to stop selling advanced chips to China,”]] Senator Boyle said.',
    name: 'Grant Boyle',
    role: 'senator',
  },
  {
    on: 'ai',
    label: 'opposes',
    context: '[[“A law on artificial intelligence would be premature,”]] said Ms Kerr, who runs a start-up.',
    name: 'Ailsa Kerr',
  },
  {
    on: 'wage',
    label: 'supports',
    context: 'The unions’ leader called [[a higher minimum wage “a matter of simple decency”]].',
    name: 'Marta Soler',
  },
];
