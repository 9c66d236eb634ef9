const SUFFIXES = /[\s,]+(?:jr|sr|ii|iii|iv|qc|kc|mp|phd|md)\.?$/iu;

/** Lower case without accents, periods and doubled spaces: "Řepka, J." -> "repka, j". */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('’', "'")
    .replaceAll('.', '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The word by which a name is called alone, folded: the last, without "Jr." and without the article of "al-Assad";
 * the first of "Xi Jinping", where the family's name comes first.
 */
export function surnameOf(name: string): string {
  const words = foldName(name.replace(SUFFIXES, '')).split(' ');
  return withoutArticle(familyFirst(words) ? words[0]! : (words.at(-1) ?? ''));
}

/** "al-assad" -> "assad", "el-sisi" -> "sisi" */
function withoutArticle(word: string): string {
  return word.replace(/^(?:al|el|an|as|ash|at|ad|ar|az)-(?=\p{L}{2})/u, '');
}

/** Particles that belong to a surname: "van der Bellen" is called so, or "Bellen". */
export const PARTICLES: ReadonlySet<string> = new Set(
  'de del da di du la le van von der den bin ibn al el ben dos das ter abu bint'.split(' '),
);

/** Family names that stand first in names of two words or three: Chinese, Korean, Vietnamese. Written by hand. */
const FIRST: ReadonlySet<string> = new Set(
  (
    'xi li wang zhang liu zhao huang zhou wu xu sun hu zhu gao lin guo luo liang song zheng xie tang deng peng zeng xiao tian dong ' +
    'jiang cai jia ding wei xue yan dai qiu bai zou xiong qin fang hou kong shi qian wen bo hua chen mao tsai nguyen tran pham phan vo dang bui ngo ' +
    'choi jeong chung kang cho yoon jang lim shin seo kwon hwang ahn moon roh chun ban'
  ).split(' '),
);
/** The same, but borne as first names too: only before a given name of two parts, "Kim Jong Un", "Lee Jae-myung". */
const FIRST_OF_THREE: ReadonlySet<string> = new Set('kim lee park han oh yang ho le ma chan'.split(' '));

function familyFirst(words: readonly string[]): boolean {
  if (words.length < 2 || words.length > 3) return false;
  const [first = '', second = ''] = words;
  if (FIRST.has(first)) return true;
  return FIRST_OF_THREE.has(first) && (words.length === 3 || second.includes('-'));
}
