import { LIMITS } from './limits.ts';

/** Text for Slack's markup: only these three characters are escaped, and are shown again as they were. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Slack's markup as words: `<#C1|harbour>` as C1, `<@U1|orla>` as U1, `<https://a.example|a.example>` as the address,
 * `&amp;` as &. What a person types into Slack arrives so.
 */
export function unescapeText(text: string): string {
  return text
    .replace(/<([^<>]*)>/g, (_, inside: string) => {
      const [target = '', label] = inside.split('|', 2);
      if (/^[#@][A-Z0-9]+$/.test(target)) return target.slice(1);
      if (target.startsWith('mailto:')) return label ?? target.slice('mailto:'.length);
      if (target.startsWith('!')) return label ?? '';
      return target;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The address as a link may carry it; null for all that is no http(s) address, or too long. */
export function safeUrl(url: string): string | null {
  if (!URL.canParse(url) || !/^https?:\/\//i.test(url)) return null;
  const escaped = url.toWellFormed().replace(/[|<>"\\^`{}\s\p{Cc}]/gu, (sign) => encodeURIComponent(sign));
  return escaped.length <= LIMITS.url ? escaped : null;
}
