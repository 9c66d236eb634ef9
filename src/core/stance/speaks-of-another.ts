/**
 * Whether a text is about a namesake of a speaker or somebody else by name: "Former judge Neville Clarke" beside Winsome
 * Clarke. A text that names nobody of that name, or the surname alone, may be the speaker's.
 */
export function speaksOfAnother(text: string, speaker: string): boolean {
  const names = speaker.trim().split(/\s+/);
  const surname = names.at(-1) ?? '';
  const given = names[0] ?? '';
  if (names.length < 2 || surname === '') return false;
  const escaped = surname.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = [...text.matchAll(new RegExp(`(?:(\\p{Lu}[\\p{L}.'’-]+) )?${escaped}(?![\\p{L}-])`, 'gu'))].map(
    (m) => m[1] ?? '',
  );
  return (
    before.length > 0 &&
    before.every((name) => name !== '' && !names.includes(name) && !TITLES.test(name) && name[0] !== given[0])
  );
}

// what may stand before a surname and is no given name
const TITLES =
  /^(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|President|Premier|Chancellor|Minister|Senator|Representative|Governor|Mayor|Professor|Commissioner|Secretary|General|Colonel|Admiral|Judge|Justice|Councillor|Congressman|Congresswoman|Deputy|Envoy|Chairman|Coach|Captain|Archbishop|Bishop|Cardinal|Father|Rabbi|Speaker|While|When|But|And|As|After|Then|Before|Until|Gov|Sen|Rep)\.?$/;
