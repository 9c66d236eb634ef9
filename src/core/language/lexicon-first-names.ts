/** Common first names that tell he or she, in lower case; names used for both are left out. Written by hand. */
const MALE: ReadonlySet<string> = new Set(
  (
    'aaron abdul abraham adam adrian ahmed alan albert alejandro alexander alexei alfred ali allen amir anders andreas andrei andrew andrzej angus ' +
    'anthony antonio antony arthur artur barack barry ben benjamin benny bernard bernie bill billy bob bobby boris brad bradley brandon brett brian bruce ' +
    'bruno bryan carl carlos charles charlie chris christian christoph christopher chuck clarence clive colin conor craig curtis damien daniel darren dave david ' +
    'dean dennis derek diego dieter dimitri dmitri dmitry dominic don donald doug douglas duncan dwight dylan ed eddie edgar eduardo edward edwin elias elliot emil emmanuel ' +
    'enrique eric erik ernest ethan eugene evan fabian felipe felix fernando florian francisco francois frank franz fred frederick friedrich gabriel gareth ' +
    'garry gary gavin geoff geoffrey george gerald gerard gerhard giorgio giovanni glenn gordon graham greg gregory gunther gustav guy hans harold harry ' +
    'hassan hector heinrich helmut henri henrik henry herbert herman hugh hugo hussein ian ibrahim igor isaac ivan jack jacob jacques jake jakub james jamie jan ' +
    'jared jason javier jay jean jeff jeffrey jens jeremy jerome jerry jesus jim jimmy joachim joao joe joel johan john johnny jon jonas jonathan jorge jose ' +
    'josef joseph josh joshua juan julian jurgen justin kareem karl keith ken kenneth kevin klaus kofi konrad kurt kyle lars larry lawrence leo leon ' +
    'leonard leonid lewis liam lindsey lloyd louis luca lucas luigi luis lukas luke malcolm manuel marc marcel marco marcus mario mark markus martin marvin mathias ' +
    'matt matteo matthew maurice max maxim michael michel miguel mike mikhail milos mitch mitt mohamed mohammad mohammed moritz muhammad mustafa nathan neil nicholas nick ' +
    'nicolas nigel nikolai noah norman oleg oliver olivier omar oscar osama otto owen pablo paolo patrick paul pavel pedro pete peter petr petro phil philip ' +
    'philippe phillip pierre pieter piotr rafael ralph ramon randy raul ray raymond reince rex ricardo richard rick rob robby robert roberto rodrigo roger roland ' +
    'roman ron ronald ross roy rudolf rudy rupert russell ryan salman samuel scott sean sebastian sergei sergey sergio seth shaun simon stanley stefan ' +
    'stephen steve steven stewart stuart sven ted terrence thomas tim timothy tobias todd tom tomas tommy tony trevor tyler ulrich vaclav victor viktor vincent ' +
    'vitali vladimir volodymyr walter warren wayne werner wilhelm will william willy winston wolfgang xavier yusuf zachary zbigniew'
  ).split(' '),
);

const FEMALE: ReadonlySet<string> = new Set(
  (
    'abigail adele agnes aisha alexandra alice alicia alison amanda amber amelia amy ana anastasia andrea angela angelina anita ann anna anne annegret annette ' +
    'annie antonia april ashley astrid audrey barbara beata beatrice beth betty beverly birgit bonnie brenda bridget brigitte camilla carla carly carmen carol caroline ' +
    'carolyn catherine cathy cecilia celia charlotte chelsea cheryl chloe christina christine cindy claire clara claudia colleen condoleezza connie cynthia daniela debbie deborah ' +
    'denise diana diane dolores donna dora doris dorothy edith elaine eleanor elena elisabeth elise elizabeth ella ellen elsa emily emma erica erin esther ' +
    'eva evelyn farah fatima felicia fiona florence frances francesca gabriela gail geraldine giulia gloria grace greta gretchen hannah harriet heather heidi helen helena ' +
    'helga hilary hillary huma ida ilse ines ingrid irene irina iris isabel isabella ivanka jackie jacqueline jane janet janice jean-marie jeanne jennifer jenny jessica jill ' +
    'joan joanna joanne josephine joyce juanita judith judy julia juliana julie karen karin kate katherine kathleen kathryn kathy katie katja katrina kayleigh kellyanne ' +
    'kirsten kristen kristin kristina lara latoya laura lauren leila lena lillian linda lisa liz lois loretta lori louise lucia lucy lydia lynn madeleine magdalena maggie maja ' +
    'mandy margaret margarita margot maria mariam marianne marie marina marta martha mary maryam maureen megan megyn melania melanie melissa mia michelle mildred ' +
    'miriam molly monica monika nadia nancy naomi natalia natalie nicola nicole nina nora norma olga olivia orla pamela patricia patty paula pauline peggy penelope petra ' +
    'phyllis polly priscilla priya rachel ramona rebecca regina renate rita roberta robin rosa rose rosemary ruth sabine sally samantha sandra sara sarah sharon ' +
    'sheila shirley silvia simone sofia sonia sophia sophie stella stephanie susan susanne suzanne svetlana sylvia tamara tanya tara tatiana teresa theresa tiffany tina ' +
    'tracy ursula valentina valerie vanessa vera veronica victoria viola virginia vivian wanda wendy whitney yasmin yolanda yulia yvonne zainab zoe kaja'
  ).split(' '),
);

/** The pronoun that a first name suggests; null for unknown names and for those of both. */
export function pronounOfFirstName(name: string): 'he' | 'she' | null {
  const lower = name.toLowerCase();
  if (MALE.has(lower)) return 'he';
  return FEMALE.has(lower) ? 'she' : null;
}
