import type { Request } from '../../model/reply.ts';
import { cleanText } from './clean-text.ts';

/** A request as one would type it: `/stance topic:nato-ukraine who:"Kaja Kallas" page:2`. */
export function writeRequest(request: Request): string {
  const options = Object.entries(request.options).map(([name, value]) => `${name}:${quoted(cleanText(value))}`);
  const page = request.page === undefined || request.page === 1 ? [] : [`page:${request.page}`];
  return [`/${cleanText(request.command)}`, ...options, ...page].join(' ');
}

/** In quotation marks where the value has spaces or such marks itself, of a style that it does not use. */
function quoted(value: string): string {
  if (value !== '' && !/[\s"“”„«»'‘’‹›]/.test(value)) return value;
  if (!value.includes('"')) return `"${value}"`;
  if (!/[»«]/.test(value)) return `«${value}»`;
  return `"${value.replaceAll('"', "'")}"`;
}
