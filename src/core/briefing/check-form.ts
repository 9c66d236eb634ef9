/**
 * What a line must not hold, as one plain clause; null when there is nothing. Addresses come from our own data only,
 * and no line may format, call for or hide anything in a chat.
 */
export function formFault(text: string, maxCharacters: number): string | null {
  if (text.trim() === '') return 'it is empty';
  if (text !== text.trim()) return 'it begins or ends with a space';
  if (text.length > maxCharacters) return `it has ${text.length} characters, ${maxCharacters} fit`;
  return FAULTS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

const FAULTS: readonly (readonly [RegExp, string])[] = [
  // control characters, bidirectional marks and overrides, invisible fillers, tags, private use, half characters
  [
    /[\p{Cc}\p{Co}\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]|\u034f/u,
    'it holds invisible characters',
  ],
  [/(?<=\p{Script=Latin})[\u200c\u200d]|[\u200c\u200d](?=\p{Script=Latin})/u, 'it holds invisible characters'],
  // "https:", "www.", "sund.example", but "U.S." and "a.m." have one letter behind the point
  [
    /\b[a-z][a-z+.-]*:\/\/|\b(?:https?|mailto|javascript|data|tel):|\bwww\.|\p{L}[\p{L}\p{N}-]*\.\p{L}{2,}(?!\p{L})/iu,
    'it holds an address',
  ],
  [/(?:^|[^\p{L}\p{N}])[@＠]\p{L}|[\p{L}\p{N}._-][@＠][\p{L}\p{N}-]/u, 'it mentions somebody'],
  [/<[!@#/a-z]|[<>＜＞`]|&(?:#\w+|[a-z]+);|\]\(|\*\*|__|~~|\|\||^[#>*+-] /iu, 'it holds markup'],
];
