import type { MiddlewareHandler } from 'hono';
import { requestId } from 'hono/request-id';
import type { Log } from '../../../ports/log.ts';

/** Gives each request an id, which its answer carries as x-request-id and the log as well as the page of a fault. */
export const withId: MiddlewareHandler = requestId({ generator: () => crypto.randomUUID(), headerName: '' });

/**
 * Notes each request once it is answered: what changed something or failed for everybody, all else for who looks for a
 * fault. Without its query, which may hold what somebody looks for.
 */
export function logRequests(log: Log): MiddlewareHandler {
  return async (context, next) => {
    const begun = performance.now();
    await next();
    const id = context.get('requestId');
    context.header('x-request-id', id);
    const { method, path } = context.req;
    if (path === '/live' || path.startsWith('/assets/')) return;
    const { status } = context.res;
    const about = { requestId: id, method, path, status, ms: Math.round(performance.now() - begun) };
    if (status >= 500 || method !== 'GET') log.info('answered', about);
    else log.debug('answered', about);
  };
}
