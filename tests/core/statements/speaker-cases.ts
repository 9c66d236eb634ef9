import type { Person } from '../../../src/model/person.ts';

/** Who is meant: the name of the last statement's speaker, or null where nobody may be guessed. "¶" is a paragraph. */
export type SpeakerCase = { readonly text: string; readonly name: string | null };

const person = (name: string, more: Partial<Person> = {}): Person => ({
  id: name.toLowerCase().replaceAll(' ', '-'),
  name,
  kind: 'person',
  pronoun: null,
  aliases: [],
  roles: [],
  learntFrom: null,
  ...more,
});

/** The people book of these cases, as of 3 March 2025. */
export const knownPeople: readonly Person[] = [
  person('Orla Brandt', {
    pronoun: 'she',
    roles: [{ title: 'President of Vessen', from: '2020-01-01', to: '2024-12-31' }],
  }),
  person('Pim Hale', {
    pronoun: 'he',
    aliases: ['Willem Hale'],
    roles: [{ title: 'President of Vessen', from: '2025-01-01', to: null }],
  }),
  person('Wen Daoming', { pronoun: 'he', roles: [{ title: 'Chinese trade minister', from: '2021-01-01', to: null }] }),
  person('Robin Ash', { pronoun: 'they' }),
  person('Ulla Kemp', {
    pronoun: 'she',
    roles: [{ title: 'governor', from: '2019-01-01', to: null }],
    learntFrom: 'a1',
  }),
];

function table(list: string): SpeakerCase[] {
  return list
    .trim()
    .split('\n')
    .map((row) => {
      const at = row.lastIndexOf('|');
      const name = row.slice(at + 1).trim();
      return { text: row.slice(0, at).trim(), name: name === '-' ? null : name };
    });
}

const names = table(`
Ines Karlo came. “It is over,” Karlo said. | Ines Karlo
Karlo came home. ¶ “It is over,” said Ines Karlo. | Ines Karlo
Mayor Ines Karlo came. “It is over,” Ms. Karlo said. | Ines Karlo
Ines Karlo came. “It is over,” Mayor Karlo said. | Ines Karlo
Ines Karlo came. ¶ “It is over,” Ines said. | Ines Karlo
Ines Karlo’s plan failed. ¶ “It is over,” Karlo said. | Ines Karlo
Sen. Ines Karlo came. “It is over,” the senator said. | Ines Karlo
Robert “Bob” Hallam came. ¶ “It is over,” Hallam said. | Robert Hallam
Robert “Bob” Hallam came. ¶ “It is over,” Bob Hallam said. | Robert Hallam
Robert Hallam came. ¶ “It is over,” Bob Hallam said. | Robert Hallam
Jonas K. Lindqvist came. ¶ “It is over,” Lindqvist said. | Jonas K. Lindqvist
Jonas Lindqvist came. ¶ “It is over,” J. Lindqvist said. | Jonas Lindqvist
Robert Hallam Jr. came late. ¶ “It is over,” Hallam said. | Robert Hallam Jr
Jean-Luc Morel came. ¶ “It is over,” Morel said. | Jean-Luc Morel
Anna Berg-Olsen came. ¶ “It is over,” Berg-Olsen said. | Anna Berg-Olsen
Lise van der Meer came. ¶ “It is over,” Van der Meer said. | Lise van der Meer
Lise van der Meer came. ¶ “It is over,” van der Meer said. | Lise van der Meer
Lise van der Meer came. ¶ “It is over,” said Meer. | Lise van der Meer
Pedro de la Cruz came. ¶ “It is over,” De la Cruz said. | Pedro de la Cruz
Karim al-Hadid came. ¶ “It is over,” al-Hadid said. | Karim al-Hadid
Karim al-Hadid came. ¶ “It is over,” Hadid said. | Karim al-Hadid
Karim al-Hadid came. ¶ “It is over,” Al-Hadid said. | Karim al-Hadid
Wen Daoming came. ¶ “It is over,” Wen said. | Wen Daoming
“It is over,” Wen said on Monday. | Wen Daoming
Park Dae-jung came. ¶ “It is over,” Park said. | Park Dae-jung
Siobhán O’Shea came. ¶ “It is over,” O’Shea said. | Siobhán O’Shea
“It is over,” said Willem Hale. | Pim Hale
“It is over,” Hale said. | Pim Hale
Secretary of State Ines Karlo came. ¶ “It is over,” Karlo said. | Ines Karlo
“It is over,” said Secretary of State Ines Karlo. | Ines Karlo
“It is over,” said Port Authority Director Ines Karlo. | Ines Karlo
“It is over,” said Osthaven Mayor Ines Karlo. | Ines Karlo
Dame Ines Karlo came. ¶ “It is over,” Dame Ines said. | Ines Karlo
The harbour minister, Ines Karlo, said the port would close. | Ines Karlo
Vessen's harbour minister, Ines Karlo, said the port would close. | Ines Karlo
A spokesman for the port, Tomas Veld, said it would close. | Tomas Veld
Her chief of staff, Tomas Veld, said the port would close. | Tomas Veld
The head of the harbour union, Tomas Veld, said the port would close. | Tomas Veld
“It is over,” said Tomas Veld’s lawyer, Ines Karlo. | Ines Karlo
Governor Ines Karlo came. ¶ “It is over,” said her spokesman, Tomas Veld. | Tomas Veld
Karlo spokesman Tomas Veld said the port would close. | Tomas Veld
The Harbour Safety Board (HSB) met. ¶ The HSB said the port would close. | Harbour Safety Board
The National Harbour Union met. ¶ The NHU said the port would close. | National Harbour Union
The Bank of Vessen said the port would close. | Bank of Vessen
The Ministry of Ports met. ¶ The ministry said the port would close. | -
Anna Moritz met Karl Moritz. ¶ “We agree,” Moritz said. | -
Anna Moritz met Karl Moritz. ¶ “We agree,” Ms Moritz said. | Anna Moritz
Anna Moritz met Karl Moritz. ¶ “We agree,” Mr. Moritz said. | Karl Moritz
Anna Moritz met Karl Moritz. ¶ “We agree,” Karl Moritz said. | Karl Moritz
Anna Moritz came. Moritz sat down. Her brother Karl Moritz left. ¶ “We agree,” Moritz said. | Anna Moritz
Anna Moritz and Karl Moritz said the port would close. | -
The Moritzes said the port would close. | -
In Osthaven nobody slept. ¶ “It is over,” said Ines Karlo of Osthaven. | Ines Karlo
Jürgen Wäldin came. ¶ “It is over,” Waldin said. | Jürgen Wäldin
`);

const offices = table(`
Foreign minister Lena Moritz came late. ¶ “It is over,” the minister said. | Lena Moritz
Lena Moritz, the foreign minister, came late. ¶ “It is over,” the minister said. | Lena Moritz
Lena Moritz, the foreign minister, came late. ¶ “It is over,” the foreign minister said. | Lena Moritz
Minister Lena Moritz met minister Ines Karlo. “It is over,” the minister said. | -
President Lena Moritz met Vice President Ines Karlo. ¶ “It is over,” the president said. | Lena Moritz
President Lena Moritz met Vice President Ines Karlo. ¶ “It is over,” the vice president said. | Ines Karlo
Brazilian President Lena Moritz met Mayor Ines Karlo. ¶ “It is over,” the Brazilian leader said. | Lena Moritz
Lena Moritz, the president of Brazil, met Mayor Ines Karlo. ¶ “It is over,” the Brazilian president said. | Lena Moritz
Brazilian President Lena Moritz met French President Luc Morel. ¶ “It is over,” the French president said. | Luc Morel
Brazilian President Lena Moritz met French President Luc Morel. ¶ “It is over,” the president said. | -
Lena Moritz, 54, met Luc Morel, 61. ¶ “It is over,” the 54-year-old said. | Lena Moritz
Lena Moritz, a former judge, met Luc Morel. ¶ “It is over,” the former judge said. | Lena Moritz
Lena Moritz, a former judge, met Judge Luc Morel. ¶ “It is over,” the judge said. | Luc Morel
Former President Lena Moritz met President Luc Morel. ¶ “It is over,” the president said. | Luc Morel
Former President Lena Moritz met President Luc Morel. ¶ “It is over,” the former president said. | Lena Moritz
Former President Lena Moritz came. ¶ “It is over,” the president said. | -
Sen. Lena Moritz, D-Ohio, met Sen. Luc Morel (R-Texas). ¶ “It is over,” the Democrat said. | Lena Moritz
Sen. Lena Moritz, D-Ohio, met Sen. Luc Morel (R-Texas). ¶ “It is over,” the Republican said. | Luc Morel
Sen. Lena Moritz, D-Ohio, met Sen. Luc Morel (R-Texas). ¶ “It is over,” the senator from Ohio said. | Lena Moritz
Sen. Lena Moritz, D-Ohio, met Sen. Luc Morel (R-Texas). ¶ “It is over,” the Texas senator said. | Luc Morel
Sen. Lena Moritz of Ohio met Mayor Luc Morel. ¶ “It is over,” the lawmaker said. | Lena Moritz
Actress Lena Moritz met Luc Morel. ¶ “It is over,” the actress said. | Lena Moritz
Lena Moritz is the mayor of Osthaven. ¶ “It is over,” the mayor said. | Lena Moritz
Lena Moritz, who is the mayor of Osthaven, came late. ¶ “It is over,” the mayor said. | Lena Moritz
Prime Minister Lena Moritz met finance minister Luc Morel. ¶ “It is over,” the prime minister said. | Lena Moritz
Prime Minister Lena Moritz met finance minister Luc Morel. ¶ “It is over,” the minister said. | Luc Morel
“It is over,” the president of Vessen said. | Pim Hale
“It is over,” the Chinese trade minister said. | Wen Daoming
“It is over,” the governor said. | -
“It is over,” the president said. | -
Lena Moritz came. ¶ “It is over,” the mayor said. | -
Mayor Lena Moritz came. ¶ “It is over,” a mayor said. | -
Mayor Lena Moritz came. ¶ “It is over,” a spokesman for the mayor said. | -
Mayor Lena Moritz came. ¶ “It is over,” the mayor's office said. | -
Mayor Lena Moritz came. ¶ “It is over,” her spokesman said. | -
Mayor Lena Moritz came. ¶ “It is over,” the mayor's spokesman said. | -
Mayor Lena Moritz came. ¶ “It is over,” Moritz's spokeswoman said. | -
Mayor Lena Moritz came. ¶ “It is over,” a Moritz aide said. | -
Mayor Lena Moritz came. ¶ “It is over,” said Moritz's office. | -
A spokesman for Governor Pell said she would veto the bill. | -
Thomas Veld left. ¶ His spokesman said the port would close. | -
Ministers Lena Moritz and Luc Morel came. ¶ “It is over,” the ministers said. | -
Mayor Lena Moritz came. ¶ “It is over,” the deputy mayor said. | -
Mayor Lena Moritz met Thomas Veld. Thomas Veld left. ¶ “It is over,” the man said. | -
Critics said the port would close. | -
Two officials said the port would close. | -
Baltic leaders said the port would close. | -
The crowd said the port would close. | -
`);

const pronouns = table(`
Ines Karlo met Thomas Veld. “It is over,” she said. | Ines Karlo
Ines Karlo met Thomas Veld. “It is over,” he said. | Thomas Veld
Defence chief Lena Moritz met Amal Rashid. ¶ “It is over,” she said. | Lena Moritz
Mr. Okoro met Mrs. Adeyemi. “It is over,” he said. | Okoro
Mr. Okoro met Mrs. Adeyemi. “It is over,” she said. | Adeyemi
Thomas Veld said the port would close. He met Peter Hallam. ¶ “It is over,” he said. | Thomas Veld
“Peter Hallam lied,” said Thomas Veld. ¶ “It is over,” he added. | Thomas Veld
Thomas Veld met Peter Hallam. “It is over,” he said. | Thomas Veld
Thomas Veld and Peter Hallam met. “It is over,” he said. | -
“It is over,” she said. | -
Ines Karlo came. “It is over,” he said. | -
Thomas Veld came. ¶ The port was quiet. ¶ “It is over,” he said. | Thomas Veld
Oyelaran Sund came late. He sat down. ¶ Ines Karlo left. ¶ “It is over,” he said. | Oyelaran Sund
Queen Adela met Oyelaran Sund. ¶ “It is over,” she said. | Adela
Sir Oyelaran Sund met Ines Karlo. ¶ “It is over,” he said. | Oyelaran Sund
Oyelaran Sund, a mother of two, met Thomas Veld. ¶ “It is over,” she said. | Oyelaran Sund
Port spokesman Anna Berg met Thomas Veld. ¶ “It is over,” she said. | Anna Berg
Actress Oyelaran Sund met Thomas Veld. ¶ “It is over,” she said. | Oyelaran Sund
Thomas Veld praised Peter Hallam. ¶ He said the port would close. | Thomas Veld
In Osthaven, Thomas Veld waited. ¶ He said the port would close. | Thomas Veld
Virginia was cold. ¶ Ines Karlo waited. ¶ She said the port would close. | Ines Karlo
Thomas Veld waited in Hamburg. ¶ He said the port would close. | Thomas Veld
The Harbour Board waited. Thomas Veld came. ¶ He said the port would close. | Thomas Veld
Thomas Veld's plan failed. Peter Hallam won. ¶ He said the port would close. | Peter Hallam
Thomas Veld came. A neighbour, who gave no name, watched. ¶ “It is over,” she said. | -
Thomas Veld came. ¶ A fisherman shouted. ¶ “It is over,” he said. | -
Robin Ash came. ¶ “It is over,” Ash said. ¶ “It is done,” they said. | Robin Ash
Baltic leaders met. ¶ They said the port would close. | -
Ines Karlo and Thomas Veld met. ¶ They said the port would close. | -
“It is over,” said Ines Karlo. ¶ “They know it,” she said of Thomas Veld. | Ines Karlo
Ines Karlo, who met Thomas Veld, said the port would close. | Ines Karlo
Ines Karlo said the port would close. ¶ Her deputy, Thomas Veld, listened. ¶ “It is over,” she said. | Ines Karlo
“It is over,” Thomas Veld said. “It is done,” he added. | Thomas Veld
“It is over,” Thomas Veld said. Ines Karlo listened. “It is done,” he added. | Thomas Veld
`);

/** The ways of news by and large. */
const forms = table(`
Port minister says ferry will sail ¶ Port minister Rosa Lind wept. | Rosa Lind
Osthaven mayor says ferry will sail ¶ Rosa Lind, the Osthaven mayor, met Tomas Veld. | Rosa Lind
Deputy Prime Minister Rosa Lind arrived. ¶ “We need time,” Lind told reporters. | Rosa Lind
Rosa Lind, deputy prime minister, arrived. ¶ “We need time,” the deputy prime minister told reporters. | Rosa Lind
Rosa Lind, chief executive of Nordhaf, resigned. ¶ “We need time,” the chief executive said. | Rosa Lind
Nordhaf chief executive Rosa Lind resigned. ¶ “We need time,” the CEO said. | Rosa Lind
Tomas Veld, a lawyer for Rosa Lind, wept. ¶ “We need time,” the lawyer said. | Tomas Veld
Tomas Veld, a lawyer for Rosa Lind, wept. ¶ “We need time,” he said. | Tomas Veld
Rosa Lind’s lawyer, Tomas Veld, wept. ¶ “We need time,” she said. | Rosa Lind
Rosa Lind and her husband, Tomas Veld, wept. ¶ “We need time,” he said. | Tomas Veld
A spokeswoman for Rosa Lind, Anna Berg, wept. ¶ “We need time,” Berg said. | Anna Berg
“We need time,” said a spokeswoman for Rosa Lind. | -
“We need time,” said a spokeswoman for Rosa Lind. ¶ “We need peace,” she added. | -
Rosa Lind wept. “We need time,” said her lawyer. | -
Rep. Rosa Lind (D-Calif.) wept. ¶ “We need time,” the congresswoman said. | Rosa Lind
Rep. Rosa Lind (D-Calif.) wept. ¶ “We need time,” the California Democrat said. | Rosa Lind
Gov. Rosa Lind wept. ¶ “We need time,” the governor said. | Rosa Lind
Gov. Rosa Lind met Gov. Tomas Veld. ¶ “We need time,” the governor said. | -
German Chancellor Rosa Lind met French President Tomas Veld. ¶ “We need time,” the German leader said. | Rosa Lind
German Chancellor Rosa Lind met French President Tomas Veld. ¶ “We need time,” the chancellor said. | Rosa Lind
German Chancellor Rosa Lind met French President Tomas Veld. ¶ “We need time,” the two leaders said. | -
King Magnus met Queen Adela. ¶ “We need time,” the king said. | Magnus
Pope Linus met Rosa Lind. ¶ “We need time,” the pope said. | Linus
Pope Linus met Rosa Lind. ¶ “We need time,” he said. | Linus
Rosa Lind, 42, and Tomas Veld, 42, wept. ¶ “We need time,” the 42-year-old said. | -
The 42-year-old Rosa Lind wept. ¶ “We need time,” the 42-year-old said. | Rosa Lind
Actor Tomas Veld met director Rosa Lind. ¶ “We need time,” the actor said. | Tomas Veld
Singer Tomas Veld met director Rosa Lind. ¶ “We need time,” the director said. | Rosa Lind
Tomas Veld, a nurse from Osthaven, wept. ¶ “We need time,” the nurse said. | Tomas Veld
Professor Rosa Lind of Osthaven University wept. ¶ “We need time,” the professor said. | Rosa Lind
Dr. Rosa Lind wept. ¶ “We need time,” Dr. Lind said. | Rosa Lind
Rosa Lind wept. ¶ “We need time,” Mrs. Lind said. | Rosa Lind
Republican leader Rosa Lind met Democrat Tomas Veld. ¶ “We need time,” the Democrat said. | Tomas Veld
Rosa Lind, then the mayor, wept. ¶ “We need time,” the mayor said. | -
Foreign Secretary Rosa Lind wept. ¶ “We need time,” the foreign secretary said. | Rosa Lind
Foreign Secretary Rosa Lind met Home Secretary Tomas Veld. ¶ “We need time,” the home secretary said. | Tomas Veld
The European Central Bank (ECB) met. ¶ The ECB said rates would fall. | European Central Bank
The European Central Bank met. ¶ The bank said rates would fall. | -
The European Central Bank said rates would fall. ¶ It said prices would rise. | European Central Bank
Amnesty International said the camp was full. | Amnesty International
Nordhaf said profits fell. | Nordhaf
Moscow said the talks failed. | Moscow
The White House said the talks failed. | White House
Sen. Rosa Lind's office said the talks failed. | -
Rosa Lind's campaign said the talks failed. | -
The Lind campaign said the talks failed. | -
Lind supporters said the talks failed. | -
Team Lind said the talks failed. | Team Lind
Minister of Defence Rosa Lind wept. ¶ “We need time,” Lind said. | Rosa Lind
“We need time,” said Minister of Defence Rosa Lind. | Rosa Lind
Speaker of the House Rosa Lind wept. ¶ “We need time,” Lind said. | Rosa Lind
Abdul Rahman al-Sadiq wept. ¶ “We need time,” Sadiq said. | Abdul Rahman al-Sadiq
Charles de Brun wept. ¶ “We need time,” de Brun said. | Charles de Brun
Nguyen Van Thanh wept. ¶ “We need time,” Nguyen said. | Nguyen Van Thanh
Liu Meiling wept. ¶ “We need time,” Liu said. | Liu Meiling
Liu Meiling wept. ¶ “We need time,” Ms. Liu said. | Liu Meiling
Kim Sang-ho wept. ¶ “We need time,” Kim said. | Kim Sang-ho
Maria da Silva wept. ¶ “We need time,” da Silva said. | Maria da Silva
Maria da Silva wept. ¶ “We need time,” Silva said. | Maria da Silva
William Hart wept. ¶ “We need time,” Bill Hart said. | William Hart
Tomas Veld met Rosa Lind and Anna Berg. ¶ “We need time,” she said. | -
Tomas Veld met Rosa Lind. ¶ He wept. ¶ “We need time,” he said. | Tomas Veld
Rosa Lind met Anna Berg. ¶ She wept. ¶ “We need time,” she said. | Rosa Lind
Tomas Veld told Peter Hart that he was wrong. ¶ “We need time,” he said. | Tomas Veld
Tomas Veld was attacked by Peter Hart. ¶ “We need time,” he said. | Tomas Veld
“Peter Hart is wrong,” he said. | -
“Peter Hart is wrong,” Tomas Veld said. “He lies,” he added. | Tomas Veld
According to Rosa Lind, the talks failed. She said nobody came. | Rosa Lind
Rosa Lind said that she would go. Anna Berg stayed. ¶ “We need time,” Lind said. | Rosa Lind
Anna Berg wrote the report. ¶ It said the talks failed. | -
Tomas Veld wept. ¶ One witness left. “We need time,” he said. | -
Tomas Veld wept. ¶ A senior official said nobody came. ¶ “We need time,” he said. | -
Officials wept. ¶ They said nobody came. | -
Zelimkhan Arso, an actor, wept. Rosa Lind left. ¶ “We need time,” he said. | Zelimkhan Arso
Zelimkhan Arso wept. His wife left. ¶ “We need time,” he said. | Zelimkhan Arso
Zelimkhan Arso said he would go. Rosa Lind stayed. ¶ “We need time,” he said. | Zelimkhan Arso
Mr Arso met Ms Lind. ¶ “We need time,” she said. | Lind
Lord Hart met Lady Berg. ¶ “We need time,” she said. | Berg
In Paris, Rosa Lind wept. ¶ “We need time,” she said. | Rosa Lind
Rosa Lind flew to Washington. ¶ “We need time,” she said. | Rosa Lind
Paris Lind wept. ¶ “We need time,” Lind said. | Paris Lind
Rosa Lind, quoting Anna Berg, said nobody came. | Rosa Lind
The minister, Rosa Lind, wept. Then Peter Hart came. ¶ “We need time,” the minister said. | Rosa Lind
Ex-president Rosa Lind wept. ¶ “We need time,” the president said. | -
Ex-president Rosa Lind wept. ¶ “We need time,” the former president said. | Rosa Lind
President-elect Rosa Lind met President Tomas Veld. ¶ “We need time,” the president said. | Tomas Veld
President-elect Rosa Lind met President Tomas Veld. ¶ “We need time,” the president-elect said. | Rosa Lind
Acting President Rosa Lind met Mayor Tomas Veld. ¶ “We need time,” the acting president said. | Rosa Lind
`);

export const speakerCases: readonly SpeakerCase[] = [...names, ...offices, ...pronouns, ...forms];
