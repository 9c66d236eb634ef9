/** 0 to 1, the same at every run for the same names: FNV-1a, its bits mixed by murmur3's last steps. */
export function random(...names: readonly (string | number)[]): number {
  return hashOf(names.join(' ')) / 2 ** 32;
}

/** 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A place in a list of so many by Zipf's law: the first is taken most, the tenth a tenth as often. */
export function pick(at: number, length: number): number {
  return Math.min(length - 1, Math.floor((length + 1) ** at) - 1);
}
