/** The two letters (ISO 639-1) of a language as feeds write it: "en-gb", "pt_BR", "deu"; null for anything else. */
export function readLanguage(text: string | null | undefined): string | null {
  const tag = text?.trim().replaceAll('_', '-') ?? '';
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}$/i.test(tag)) return null;
  try {
    const { language } = new Intl.Locale(tag); // turns "deu" and "ger" into "de", "iw" into "he"
    return language.length === 2 ? language : null;
  } catch {
    return null;
  }
}
