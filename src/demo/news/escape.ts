const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Plain text made safe as content or attribute of XML and HTML. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);

/** JSON that may stand inside a script element: "</script>" cannot end it. */
export const jsonForScript = (value: unknown): string => JSON.stringify(value, null, 2).replaceAll('<', '\\u003c');
