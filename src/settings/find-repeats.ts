import type { Mistake } from './mistake.ts';
import { mistakeAt, showPath } from './place-mistakes.ts';
import type { YamlFile } from './read-yaml.ts';

/**
 * One mistake for each entry of the list at `path` whose key repeats an earlier one. Entries are given by what is
 * compared ('' is never a repetition) and, where that differs, what is shown.
 */
export function findRepeats(options: {
  readonly file: YamlFile;
  readonly path: readonly (string | number)[];
  readonly key: string;
  readonly values: readonly string[];
  readonly shown?: readonly string[];
}): Mistake[] {
  const { file, path, key, values, shown = values } = options;
  const advice = key === 'id' ? 'give one of them another id' : 'remove one';
  return values.flatMap((value, index) => {
    const first = values.indexOf(value);
    if (value === '' || first === index) return [];
    const words = `"${shown[index]}" is already that of ${showPath([...path, first])}: ${advice}.`;
    return [mistakeAt(file, [...path, index, key], words)];
  });
}
