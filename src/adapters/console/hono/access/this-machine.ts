import { randomBytes } from 'node:crypto';
import type { Access } from './access.ts';

/**
 * Whoever can reach the loopback address is at this machine and may do everything. Other sites in the same browser cannot
 * read our pages, and so do not know the token that our forms carry; the host that was asked for is checked before.
 */
export function thisMachine(): Access {
  const visitor = { name: '', mayManage: true, token: randomBytes(18).toString('base64url') };
  return { visitor: async () => visitor, addRoutes: () => {}, signInAt: null };
}
